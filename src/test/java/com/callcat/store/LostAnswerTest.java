package com.callcat.store;

import static com.callcat.store.SampleCalls.claimed;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.keeping;
import static com.callcat.store.SampleCalls.report;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.CallTranscript;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A write was done, its answer got lost, and the SDK sends it once more.
class LostAnswerTest {
  private static final String LARGE = "{\"noise\":\"" + ProviderDataTest.noise(700_000) + "\"}";

  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Faults faults = new Faults();
  private final HttpFaultProxy proxy =
      HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), faults);

  @AutoClose
  private final StoreFixture store = StoreFixture.on(TestDynamoDb.database(proxy.endpoint()));

  @AfterEach
  void the_answer_really_was_lost() {
    assertThat(faults.left()).isZero();
  }

  @Test
  void a_call_was_created() {
    faults.plan("PutItem " + TABLES.calls(), Fault.AFTER);
    var call = scheduled();
    assertThat(store.ask(new Create(call))).isEqualTo(call);
    assertThat(store.changes).hasSize(1);
  }

  @Test
  void a_call_was_claimed_by_the_token_that_is_stored() {
    var claimed = claimed(store.ask(new Create(scheduled())), "token");
    faults.plan("UpdateItem " + TABLES.calls(), Fault.AFTER);
    assertThat(store.ask(new Save(claimed, null))).isEqualTo(claimed);
    assertThat(store.ask(new Find(claimed.key()))).isEqualTo(claimed);
  }

  @Test
  void a_call_that_another_token_has_claimed_is_not_taken_for_ours() {
    var call = store.ask(new Create(scheduled()));
    store.ask(new Save(claimed(call, "theirs"), null));
    faults.plan("UpdateItem " + TABLES.calls(), Fault.AFTER);
    assertThat(store.refusal(new Save(claimed(call, "ours"), null))).isInstanceOf(Conflict.class);
  }

  @Test
  void the_data_that_was_stored_with_a_call_is_there() {
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    faults.plan("UpdateItem " + TABLES.calls(), Fault.AFTER);
    store.ask(keeping(call, report(call, Stage.ENDED, null, LARGE)));
    assertThat(LARGE.equals(store.ask(new FindWhole(call.key())).data())).isTrue();
  }

  @Test
  void the_same_report_saved_again_is_a_success_and_leaves_one_copy() {
    faults.plan("UpdateItem " + TABLES.calls(), Fault.AFTER);
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    var save = keeping(call, report(call, Stage.ENDED, null, LARGE));
    assertThat(store.ask(save)).isEqualTo(store.ask(save));
    assertThat(store.items(TABLES.parts()).stream().map(part -> part.get("owner")).distinct())
        .hasSize(1);
    assertThat(LARGE.equals(store.ask(new FindWhole(call.key())).data())).isTrue();
  }

  @Test
  void a_call_was_deleted() {
    var call = store.ask(new Create(scheduled()));
    faults.plan("DeleteItem " + TABLES.calls(), Fault.AFTER);
    assertThat(store.ask(new Delete(call))).isEqualTo(Done.DONE);
    assertThat(store.refusal(new Find(call.key()))).isInstanceOf(NotFound.class);
  }

  @Test
  void a_line_was_added_once() {
    var call = store.ask(new Create(scheduled()));
    store.ask(new WriteTranscript(call, "first"));
    faults.plan("PutItem " + TABLES.transcripts(), Fault.AFTER);
    var whole = new CallTranscript("first", "second");
    assertThat(store.ask(new AppendTranscript(call, "second"))).isEqualTo(whole);
    assertThat(store.ask(new ReadTranscript(call))).isEqualTo(whole);
  }

  @Test
  void a_large_transcript_that_replaced_itself_is_there() {
    var call = store.ask(new Create(scheduled()));
    store.ask(new WriteTranscript(call, LARGE));
    faults.plan("PutItem " + TABLES.transcripts(), Fault.AFTER);
    faults.plan("PutItem " + TABLES.parts(), Fault.AFTER);
    store.ask(new WriteTranscript(call, LARGE));
    assertThat(store.ask(new ReadTranscript(call)).whole().equals(LARGE)).isTrue();
  }
}
