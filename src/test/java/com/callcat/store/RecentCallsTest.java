package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.Recall;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.testing.TestDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a process remembers of the calls it has written.
class RecentCallsTest {
  @AutoClose private final StoreFixture store = StoreFixture.on(TestDynamoDb.emptyDatabase());

  private @Nullable Call recalled(Call call) {
    return store.ask(new Recall(call.key())).call();
  }

  @Test
  void a_call_that_was_made_here_is_remembered_until_somebody_has_asked() throws Exception {
    var call = store.ask(new Create(SampleCalls.scheduled()));
    var once = SampleCalls.scheduled();
    store.ask(new CreateOnce(once, new IdempotencyKey("key", "request")));
    var before = store.requests();
    assertThat(recalled(call)).isEqualTo(call);
    assertThat(recalled(once)).isEqualTo(once);
    assertThat(recalled(call)).isNull();
    assertThat(store.requests()).isEqualTo(before);
  }

  @Test
  void it_is_remembered_as_it_was_written_last() {
    var call = store.ask(new Create(SampleCalls.scheduled()));
    var next =
        SampleCalls.next(call, call.status(), null, call.due(), call.dialled(), call.ending());
    store.ask(new Save(next, null));
    assertThat(recalled(call)).isEqualTo(next);
  }

  @Test
  void what_does_not_wait_to_be_dialled_is_not_remembered() {
    var call = store.ask(new Create(SampleCalls.scheduled()));
    store.ask(new Save(SampleCalls.claimed(call, "token"), null));
    assertThat(recalled(call)).isNull();

    var gone = store.ask(new Create(SampleCalls.scheduled()));
    store.ask(new Delete(gone));
    assertThat(recalled(gone)).isNull();
  }

  @Test
  void another_process_remembers_nothing_of_it() {
    var call = store.ask(new Create(SampleCalls.scheduled()));
    try (var other = StoreFixture.on(store.database)) {
      assertThat(other.ask(new Recall(call.key())).call()).isNull();
    }
  }
}
