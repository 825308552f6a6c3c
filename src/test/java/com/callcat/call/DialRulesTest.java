package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AccountRefused;
import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.Due.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DialRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void a_claim_holds_the_call_for_its_lease() {
    var held = after(claim());
    assertThat(held.heldBy(TOKEN)).isTrue();
    assertThat(held.due()).isEqualTo(new Due(NOW.plus(TIMINGS.lease()), Purpose.SETTLE));
    assertThat(held.attempt()).isNotNull().returns(1, Attempt::number);
  }

  @Test
  void a_second_claim_changes_nothing() {
    var held = after(claim());
    assertThat(next(held, new CallEvent.Claim("another"))).isEqualTo(held);
  }

  @Test
  void nothing_is_claimed_before_it_is_due() {
    var call = scheduled();
    assertThat(next(call, claim(), NOW.minusMillis(1))).isEqualTo(call);
  }

  @Test
  void a_refusal_for_now_backs_off_with_jitter_and_honours_retry_after() {
    var held = after(claim());
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, null, 0))).isEqualTo(NOW.plusMillis(500));
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, null, 0.999)))
        .isEqualTo(NOW.plusMillis(999));
    assertThat(dueAfter(held, new RefusedForNow(TOKEN, Duration.ofSeconds(9), 0)))
        .isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void a_call_that_is_refused_because_of_the_account_waits_longer_each_time_and_expires_at_worst() {
    var call = scheduled();
    var now = NOW;
    var waits = new ArrayList<Long>();
    while (call.status() == CallStatus.SCHEDULED) {
      call = next(next(call, claim(), now), new AccountRefused(TOKEN, 0.999_999), now);
      var due = call.due();
      if (due != null) {
        waits.add(Math.ceilDiv(Duration.between(now, due.at()).toMillis(), 1000L));
        now = due.at();
      }
    }
    assertThat(waits).startsWith(15L, 30L, 60L, 120L, 240L, 300L, 300L).hasSizeLessThan(20);
    assertThat(call.ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
    assertThat(now).isEqualTo(NOW.plus(TIMINGS.allowedLateness()).plusMillis(1));
  }

  @Test
  void a_call_that_must_be_dialled_soon_waits_for_nothing_for_long() {
    var timings = TimingsBuilder.of(TIMINGS).allowedLateness(Duration.ofSeconds(10)).build();
    var rules = new CallRules(timings);
    assertThat(rules.task(scheduled(), NOW.plusMillis(4_999)))
        .isEqualTo(new Task.Dial(false, false));
    assertThat(rules.task(scheduled(), NOW.plusSeconds(5))).isEqualTo(new Task.Dial(true, false));
    assertThat(RULES.task(scheduled(), NOW.plusSeconds(29))).isEqualTo(new Task.Dial(false, false));
    assertThat(RULES.task(scheduled(), NOW.plusSeconds(30))).isEqualTo(new Task.Dial(true, false));
  }

  @Test
  void a_next_attempt_has_the_next_number() {
    var again = after(claim(), new RefusedForNow(TOKEN, null, 0));
    var second = next(again, new CallEvent.Claim("second"), NOW.plus(SECOND));
    assertThat(second.attempt()).isNotNull().returns(2, Attempt::number);
  }

  @Test
  void a_retry_never_waits_beyond_the_allowed_lateness() {
    var held = after(claim());
    var due = dueAfter(held, new RefusedForNow(TOKEN, Duration.ofHours(5), 0));
    var expired = next(next(held, new RefusedForNow(TOKEN, Duration.ofHours(5), 0)), claim(), due);
    assertThat(expired.status()).isEqualTo(CallStatus.FAILED);
    assertThat(expired.ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
  }

  @Test
  void a_refusal_that_comes_when_it_is_too_late_is_due_at_once() {
    var late = NOW.plus(TIMINGS.allowedLateness()).plus(SECOND);
    var call = next(after(claim()), new RefusedForNow(TOKEN, null, 0), late);
    assertThat(call.due()).isEqualTo(new Due(late, Purpose.DIAL));
  }

  private static Instant dueAfter(Call call, CallEvent event) {
    var due = next(call, event).due();
    return due == null ? Instant.MAX : due.at();
  }

  @Test
  void an_unknown_answer_is_looked_up_on_schedule_and_never_dialled() {
    var call = after(claim(), new AnswerLost(TOKEN, true));
    var soFar = 0;
    for (var wait : List.of(2, 5, 15, 30, 60, 120, 300, 600)) {
      var at = NOW.plusSeconds(wait);
      assertThat(call.due()).isEqualTo(new Due(at, Purpose.SETTLE));
      assertThat(RULES.task(call, at)).isEqualTo(new Task.LookUp(TOKEN, soFar));
      assertThat(next(call, new CallEvent.Claim("again"), at)).isEqualTo(call);
      call = next(call, new FoundNothing(TOKEN, soFar++), at);
    }
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(EndDetail.of(call))
        .isEqualTo(
            "Attempt 1 claimed the call at %s. The request was sent, and its answer was lost. "
                    .formatted(NOW)
                + "Retell answered 8 look-ups, and showed no such call.");
    assertThat(call.ending()).isNotNull().returns(EndReason.DISPATCH_UNKNOWN, Ending::reason);
    assertThat(call.due()).isNull();
  }

  @Test
  void a_look_up_that_two_processes_make_at_the_same_time_counts_once() {
    var call = after(claim(), new AnswerLost(TOKEN, true));
    var at = NOW.plus(TIMINGS.lookUps().getFirst());
    var once = next(call, new FoundNothing(TOKEN, 0), at);
    assertThat(once.attempt()).isNotNull().returns(1, Attempt::lookUps);
    assertThat(next(once, new FoundNothing(TOKEN, 0), at)).isEqualTo(once);
    assertThat(next(once, new FoundNothing(TOKEN, 0), at.plusSeconds(60))).isEqualTo(once);
  }

  @Test
  void a_look_up_without_an_answer_is_made_again_and_proves_nothing() {
    var call = after(claim(), new AnswerLost(TOKEN, true), new CallEvent.LookUpFailed(TOKEN));
    assertThat(call.attempt()).isNotNull().returns(0, Attempt::lookUps);
    assertThat(call.due()).isNotNull();
  }

  @Test
  void a_lease_that_ran_out_makes_the_attempt_unknown() {
    var held = after(claim());
    assertThat(RULES.task(held, NOW.plus(TIMINGS.lease()))).isEqualTo(new Task.TakeOver(TOKEN));
    assertThat(RULES.task(held, NOW)).isInstanceOf(Task.Wait.class);
  }

  @Test
  void a_refusal_that_comes_after_the_take_over_still_frees_the_call() {
    var call = after(claim(), new AnswerLost(TOKEN, true), new RefusedForNow(TOKEN, null, 0));
    assertThat(call.held()).isFalse();
    assertThat(call.status()).isEqualTo(CallStatus.SCHEDULED);
  }

  @Test
  void an_answer_about_another_token_is_ignored() {
    var held = after(claim());
    assertThat(next(held, new RefusedForGood("older"))).isEqualTo(held);
  }

  @Test
  void a_cancelled_call_that_was_never_found_is_canceled() {
    var call = after(claim(), new Cancel(), new AnswerLost(TOKEN, true));
    assertThat(lookedUp(call).status()).isEqualTo(CallStatus.CANCELED);
  }

  private static Call lookedUp(Call unknown) {
    var call = unknown;
    var since = Objects.requireNonNull(unknown.attempt()).since();
    for (var soFar = 0; soFar < TIMINGS.lookUps().size(); soFar++) {
      call = next(call, new FoundNothing(TOKEN, soFar), since.plus(TIMINGS.lookUps().get(soFar)));
    }
    return call;
  }

  @Test
  void a_call_that_was_never_found_is_dialled_again_if_its_user_wants_that() {
    var unknown = after(Calls.scheduled(IfUnknown.REDIAL), claim(), new AnswerLost(TOKEN, false));
    var call = lookedUp(unknown);
    var now = NOW.plus(TIMINGS.lookUps().getLast());
    assertThat(call.status()).isEqualTo(CallStatus.SCHEDULED);
    assertThat(call.held()).isFalse();
    assertThat(call.due()).isEqualTo(new Due(now, Purpose.DIAL));
    var again = next(call, new CallEvent.Claim("another token"), now);
    assertThat(again.heldBy("another token")).isTrue();
    assertThat(again.attempt()).isNotNull().returns(2, Attempt::number);
  }

  @Test
  void it_is_not_dialled_again_when_it_is_too_late_for_that() {
    var late = NOW.plus(TIMINGS.allowedLateness()).minusSeconds(10);
    var claimed = next(Calls.scheduled(IfUnknown.REDIAL), claim(), late);
    var call = lookedUp(next(claimed, new AnswerLost(TOKEN, false), late));
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(EndDetail.of(call)).contains("fell silent before it told", "8 look-ups");
  }

  @Test
  void it_is_not_dialled_again_when_it_was_cancelled() {
    var unknown = after(Calls.scheduled(IfUnknown.REDIAL), claim(), new AnswerLost(TOKEN, true));
    assertThat(lookedUp(next(unknown, new Cancel())).status()).isEqualTo(CallStatus.CANCELED);
  }

  /// Nobody can say that it was not rung, so Retell may still report it.
  @Test
  void one_that_could_not_be_dialled_again_in_time_ends_as_unknown_and_can_be_reopened() {
    var unknown = after(Calls.scheduled(IfUnknown.REDIAL), claim(), new AnswerLost(TOKEN, true));
    var late = NOW.plus(TIMINGS.allowedLateness()).plusSeconds(1);
    var call = next(lookedUp(unknown), new CallEvent.Expire(), late);
    assertThat(call.ending()).isNotNull().returns(EndReason.DISPATCH_UNKNOWN, Ending::reason);
    assertThat(next(call, Calls.started(), late).status()).isEqualTo(CallStatus.IN_PROGRESS);
  }
}
