package com.callcat.handler;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PROVIDER_ID;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Attempt;
import com.callcat.call.Call;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent;
import com.callcat.call.CallStatus;
import com.callcat.call.Calls;
import com.callcat.call.EndReason;
import com.callcat.call.Ending;
import com.callcat.call.IfUnknown;
import com.callcat.call.Preferences;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.TimeZone;
import com.callcat.testing.FakeStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiallingTest extends HandlerCase {
  @Test
  void what_its_user_wishes_is_told_to_retell() throws Exception {
    users.preferences = new Preferences(TimeZone.of("Asia/Tokyo"), "ja", "v", "Be brief.", true);
    ask(new HandlerRequest.Due(KEY));
    assertThat(nextAsked().preferences()).isEqualTo(users.preferences);
  }

  @Test
  void a_call_waits_a_little_while_nobody_knows_what_its_user_wishes() throws Exception {
    users.preferences = null;
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    clock.advance(Duration.ofSeconds(29));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored()).isEqualTo(scheduled());
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_has_waited_is_dialled_without_what_its_user_wishes() throws Exception {
    users.preferences = null;
    clock.advance(Duration.ofSeconds(30));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(nextAsked().preferences()).isEqualTo(Preferences.DEFAULT);
  }

  @Test
  void a_call_that_is_too_late_expires_also_while_nobody_knows_what_its_user_wishes()
      throws Exception {
    users.preferences = null;
    clock.advance(TIMINGS.allowedLateness().plusSeconds(1));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored().ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
  }

  @Test
  void a_due_call_is_claimed_before_retell_is_asked() throws Exception {
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    var asked = nextAsked();
    assertThat(stored().heldBy(token(asked.call()))).isTrue();
    asked.answer().complete(new DialAnswer.Placed(report(Stage.REGISTERED, null, null)));
    assertThat(until(call -> call.status() == CallStatus.IN_PROGRESS).providerId())
        .isEqualTo(PROVIDER_ID);
  }

  @Test
  void a_call_of_which_a_copy_is_at_hand_is_claimed_without_being_read() throws Exception {
    store.copies.put(KEY, scheduled());
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(stored().heldBy(token(nextAsked().call()))).isTrue();
    assertThat(store.found).isZero();
  }

  @Test
  void an_old_copy_claims_nothing() throws Exception {
    store.copies.put(KEY, scheduled());
    store.calls.put(KEY, later());
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored()).isEqualTo(later());
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_was_changed_since_its_copy_is_dialled_as_it_is_now() throws Exception {
    var change = new CallEdits(null, null, "Another subject", null, null, null, null, null);
    var changed = Calls.after(new CallEvent.Edit(change, null));
    store.copies.put(KEY, scheduled());
    store.calls.put(KEY, changed);
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(nextAsked().call().brief()).isEqualTo(changed.brief());
  }

  /// What is decided without a claim is decided on what is stored.
  @Test
  void a_copy_does_not_tell_what_a_call_waits_for() throws Exception {
    store.copies.put(KEY, later());
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    nextAsked();
  }

  @Test
  void the_store_is_told_which_writes_the_user_can_see() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked().answer().complete(new DialAnswer.Placed(report(Stage.REGISTERED, null, null)));
    until(call -> call.status() == CallStatus.IN_PROGRESS);
    assertThat(store.saves).extracting(StoreRequest.Save::visible).containsExactly(false, true);
  }

  @Test
  void a_call_that_is_due_twice_is_asked_for_once() throws Exception {
    var first = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    var second = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    await(Future.all(first, second));
    nextAsked();
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_is_not_due_is_left_alone() throws Exception {
    store.calls.put(KEY, later());
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored()).isEqualTo(later());
  }

  private static Call later() {
    var tomorrow = NOW.plusSeconds(86_400);
    var change = new CallEdits(null, null, null, null, tomorrow, null, null, null);
    return Calls.after(new CallEvent.Edit(change, null));
  }

  @ParameterizedTest
  @EnumSource
  void a_claim_whose_write_failed_still_leads_to_one_ring(FakeStore.Fault fault) throws Exception {
    store.failNextWrite(fault);
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    var asked = nextAsked();
    assertThat(stored().heldBy(token(asked.call()))).isTrue();
    assertThat(retell.asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_whose_write_failed_is_written_again(FakeStore.Fault fault) throws Exception {
    ask(new HandlerRequest.Due(KEY));
    var asked = nextAsked();
    store.failNextWrite(fault);
    asked.answer().complete(new DialAnswer.Placed(report(Stage.REGISTERED, null, null)));
    until(call -> call.status() == CallStatus.IN_PROGRESS);
    assertThat(retell.stopped).isEmpty();
  }

  @Test
  void an_unknown_answer_is_looked_up_and_never_asked_again() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked().answer().complete(new DialAnswer.Unknown("timeout", true));
    var unknown = until(call -> phase(call) == Attempt.Phase.UNKNOWN);
    assertThat(Objects.requireNonNull(unknown.attempt()).sent()).isTrue();
    clock.advance(TIMINGS.lookUps().getFirst());
    ask(new HandlerRequest.Due(KEY));
    until(call -> Objects.requireNonNull(call.attempt()).lookUps() == 1);
    retell.found = List.of(report(Stage.STARTED, null, null));
    clock.advance(TIMINGS.lookUps().get(1));
    ask(new HandlerRequest.Due(KEY));
    until(call -> call.status() == CallStatus.IN_PROGRESS);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void only_whoever_saw_the_request_leave_says_that_it_was_sent() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked().answer().fail("the client is gone");
    var unknown = until(call -> phase(call) == Attempt.Phase.UNKNOWN);
    assertThat(Objects.requireNonNull(unknown.attempt()).sent()).isFalse();
  }

  @Test
  void a_call_that_was_never_found_is_dialled_again_under_a_new_token_if_its_user_wants_that()
      throws Exception {
    store.calls.put(KEY, scheduled(IfUnknown.REDIAL));
    ask(new HandlerRequest.Due(KEY));
    var first = nextAsked();
    first.answer().complete(new DialAnswer.Unknown("timeout", true));
    var unknown = until(call -> phase(call) == Attempt.Phase.UNKNOWN);
    var since = Objects.requireNonNull(unknown.attempt()).since();
    for (var lookUp : TIMINGS.lookUps()) {
      assertThat(retell.asked).isEmpty();
      clock.advance(Duration.between(clock.instant(), since.plus(lookUp)));
      var before = stored().version();
      ask(new HandlerRequest.Due(KEY));
      until(call -> call.version() > before);
    }
    ask(new HandlerRequest.Due(KEY));
    assertThat(token(nextAsked().call())).isNotEqualTo(token(first.call()));
  }

  @Test
  void a_lost_process_is_taken_over_without_dialling() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    clock.advance(TIMINGS.lease());
    ask(new HandlerRequest.Due(KEY));
    assertThat(phase(stored())).isEqualTo(Attempt.Phase.UNKNOWN);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_is_refused_because_of_the_account_is_kept() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked().answer().complete(new DialAnswer.AccountRefused("402"));
    assertThat(until(call -> !call.held()).status()).isEqualTo(CallStatus.SCHEDULED);
    clock.advance(Duration.ofSeconds(15));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    nextAsked();
  }

  @Test
  void a_refused_call_is_tried_again_with_another_token() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    var first = nextAsked();
    first.answer().complete(new DialAnswer.RefusedForNow("429", null));
    until(call -> !call.held());
    clock.advance(TIMINGS.lease());
    ask(new HandlerRequest.Due(KEY));
    assertThat(token(nextAsked().call())).isNotEqualTo(token(first.call()));
  }
}
