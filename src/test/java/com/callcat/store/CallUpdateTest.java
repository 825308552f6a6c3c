package com.callcat.store;

import static com.callcat.store.SampleCalls.claimed;
import static com.callcat.store.SampleCalls.ended;
import static com.callcat.store.SampleCalls.full;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.next;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.testing.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A write sends what has changed, and seals nothing twice. The same text sealed again is another
/// value, which is how it is seen here.
class CallUpdateTest {
  private static final List<String> TEXTS = List.of("calleeName", "phoneNumber", "prompt");

  @AutoClose private final StoreFixture store = StoreFixture.empty();

  @Test
  void a_write_on_a_known_version_leaves_what_is_as_it_was() {
    var call = store.ask(new Create(scheduled()));
    var before = item(call);
    var claimed = claimed(call, "token");

    store.ask(new Save(claimed, null, false, call));

    var after = item(call);
    TEXTS.forEach(name -> assertThat(after.get(name)).isEqualTo(before.get(name)));
    assertThat(store.ask(new Find(call.key()))).isEqualTo(claimed);
  }

  @Test
  void every_version_of_a_call_is_found_as_it_was_saved_on_the_one_before() {
    var call = store.ask(new Create(scheduled()));
    for (var step = 0; step < 5; step++) {
      var next =
          switch (step) {
            case 0 -> claimed(call, "token");
            case 1 -> inProgress(call);
            case 2 -> full(call);
            case 3 -> next(call, CallStatus.SCHEDULED, null, null, null, null);
            default -> ended(call);
          };
      store.ask(new Save(next, null, true, call));
      assertThat(store.ask(new Find(call.key()))).isEqualTo(next);
      call = next;
    }
  }

  /// Of an earlier version than the one that is replaced nothing can be concluded.
  @Test
  void a_write_with_another_version_at_hand_sends_all() {
    var call = store.ask(new Create(scheduled()));
    var claimed = store.ask(new Save(claimed(call, "token"), null, false, call));
    var running = inProgress(claimed);

    store.ask(new Save(running, null, true, call));

    assertThat(store.ask(new Find(call.key()))).isEqualTo(running);
  }

  @Test
  void a_write_gives_the_call_its_place_in_the_index_also_if_a_version_before_has_not() {
    var call = store.ask(new Create(scheduled()));
    store.alter(call, "REMOVE listed", null);

    store.ask(new Save(claimed(call, "token"), null, false, call));

    assertThat(ItemReader.present(item(call), CallItem.LISTED).s()).isEqualTo(ListedKey.of(call));
  }

  @Test
  void the_journal_gets_the_values_that_the_table_has() throws Exception {
    var call = store.ask(new Create(scheduled()));
    var entries =
        Eventually.until(
            () -> JournalFixture.entries(store, call.key().userId()), found -> found.size() == 1);

    var change = ItemReader.present(entries.getFirst(), "changes").l().getFirst().m();
    var kept = ItemReader.present(change, "call").m();
    TEXTS.forEach(name -> assertThat(kept.get(name)).isEqualTo(item(call).get(name)));
  }

  private Map<String, AttributeValue> item(Call call) {
    return store.items(TABLES.calls()).stream()
        .filter(item -> ItemReader.key(item).equals(call.key()))
        .findFirst()
        .orElseThrow();
  }
}
