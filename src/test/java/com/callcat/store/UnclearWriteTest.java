package com.callcat.store;

import static com.callcat.store.SampleCalls.claimed;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindCreated;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallTranscript;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.KeyReused;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.Problem.Unavailable;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The database answers nothing useful to a write, however often the SDK tries. The write is looked
/// for before anybody is told how it went.
class UnclearWriteTest {
  @AutoClose private static final StoreFixture FIXTURE = StoreFixture.empty();
  private final String name = UUID.randomUUID().toString();
  private final Faults faults = new Faults();
  private final PatientStore store = PatientStore.of(FIXTURE, faults);

  @AfterEach
  void it_really_failed() {
    store.close();
    assertThat(faults.left()).isZero();
  }

  private void fail(String kind, Fault fault) {
    faults.planEachTry(kind, fault);
  }

  private static void expectToldOf(Call call) throws Exception {
    Eventually.until(
        () -> FIXTURE.changes,
        told -> told.stream().filter(change -> change.key().equals(call.key())).count() == 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"AFTER", "CUT_AFTER", "GARBAGE"})
  void a_call_that_was_created_is_answered_and_told_of(Fault fault) throws Exception {
    var call = scheduled();
    fail("PutItem " + TABLES.calls(), fault);
    assertThat(store.ask(new Create(call))).isEqualTo(call);
    assertThat(store.ask(new Find(call.key()))).isEqualTo(call);
    expectToldOf(call);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "CUT_BEFORE"})
  void a_call_that_was_not_created_is_not(Fault fault) {
    var call = scheduled();
    fail("PutItem " + TABLES.calls(), fault);
    assertThat(store.refusal(new Create(call))).isInstanceOf(Unavailable.class);
    assertThat(store.refusal(new Find(call.key()))).isInstanceOf(NotFound.class);
    assertThat(FIXTURE.changes).noneMatch(change -> change.key().equals(call.key()));
  }

  @Test
  void when_it_cannot_be_looked_for_either_nobody_claims_to_know() {
    fail("PutItem " + TABLES.calls(), Fault.AFTER);
    fail("GetItem " + TABLES.calls(), Fault.BEFORE);
    assertThat(store.refusal(new Create(scheduled()))).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_call_that_was_created_under_a_key_is_answered_as_new() throws Exception {
    var call = scheduled();
    var key = key("request");
    fail("TransactWriteItems " + TABLES.created(), Fault.AFTER);
    assertThat(store.ask(new CreateOnce(call, key))).isEqualTo(new Created(call, false));
    expectToldOf(call);
    assertThat(store.ask(new CreateOnce(scheduled(), key))).isEqualTo(new Created(call, true));
  }

  @Test
  void a_key_under_which_another_call_was_created_answers_that_one() {
    var call = store.ask(new CreateOnce(scheduled(), key("same"))).call();
    fail("TransactWriteItems " + TABLES.created(), Fault.BEFORE);
    assertThat(store.ask(new CreateOnce(scheduled(), key("same"))))
        .isEqualTo(new Created(call, true));
    fail("TransactWriteItems " + TABLES.created(), Fault.BEFORE);
    assertThat(store.refusal(new CreateOnce(scheduled(), key("another"))))
        .isInstanceOf(KeyReused.class);
  }

  @Test
  void a_call_that_was_not_created_under_a_key_is_not() {
    fail("TransactWriteItems " + TABLES.created(), Fault.BEFORE);
    assertThat(store.refusal(new CreateOnce(scheduled(), key("same"))))
        .isInstanceOf(Unavailable.class);
    assertThat(store.refusal(new FindCreated(SampleCalls.USER, key("same"))))
        .isInstanceOf(NotFound.class);
  }

  private IdempotencyKey key(String request) {
    return new IdempotencyKey(name, request);
  }

  @Test
  void a_version_that_was_written_is_answered() {
    var claimed = claimed(store.ask(new Create(scheduled())), "token");
    fail("UpdateItem " + TABLES.calls(), Fault.AFTER);
    assertThat(store.ask(new Save(claimed, null))).isEqualTo(claimed);
  }

  @Test
  void a_version_that_another_has_written_is_a_conflict() {
    var call = store.ask(new Create(scheduled()));
    store.ask(new Save(claimed(call, "theirs"), null));
    fail("UpdateItem " + TABLES.calls(), Fault.BEFORE);
    assertThat(store.refusal(new Save(claimed(call, "ours"), null))).isInstanceOf(Conflict.class);
  }

  @Test
  void a_version_that_nobody_has_written_may_still_come() {
    var call = store.ask(new Create(scheduled()));
    fail("UpdateItem " + TABLES.calls(), Fault.BEFORE);
    assertThat(store.refusal(new Save(claimed(call, "ours"), null)))
        .isInstanceOf(Unavailable.class);
    assertThat(store.ask(new Find(call.key()))).isEqualTo(call);
  }

  @Test
  void a_call_that_was_deleted_is_gone() {
    var call = store.ask(new Create(scheduled()));
    fail("DeleteItem " + TABLES.calls(), Fault.AFTER);
    assertThat(store.ask(new Delete(call))).isEqualTo(Done.DONE);
  }

  @Test
  void a_call_that_was_not_deleted_is_not_said_to_be() {
    var call = store.ask(new Create(scheduled()));
    fail("DeleteItem " + TABLES.calls(), Fault.BEFORE);
    assertThat(store.refusal(new Delete(call))).isInstanceOf(Unavailable.class);
    assertThat(store.ask(new Find(call.key()))).isEqualTo(call);
  }

  @Test
  void a_line_that_was_added_is_answered_and_there_once() {
    var call = store.ask(new Create(scheduled()));
    fail("PutItem " + TABLES.transcripts(), Fault.AFTER);
    var noted = new CallTranscript(null, "noted");
    assertThat(store.ask(new AppendTranscript(call, "noted"))).isEqualTo(noted);
    assertThat(store.ask(new ReadTranscript(call))).isEqualTo(noted);
  }

  @Test
  void a_line_that_was_not_added_is_not_said_to_be() {
    var call = store.ask(new Create(scheduled()));
    fail("PutItem " + TABLES.transcripts(), Fault.BEFORE);
    assertThat(store.refusal(new AppendTranscript(call, "noted"))).isInstanceOf(Unavailable.class);
    assertThat(store.refusal(new ReadTranscript(call))).isInstanceOf(NotFound.class);
  }
}
