package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.RefusedForNow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Calls as a backup had them, of which nobody knows for sure what has become since.
class RestoredCallTest {
  private static final CallEdits FRIDAY =
      new CallEdits(null, null, null, "Ask for Friday.", null, null, null, null);

  @Test
  void what_was_due_before_the_restore_is_not_dialled() {
    var ended = next(scheduled(), claim(), NOW.plusSeconds(2), NOW.plusSeconds(1));
    assertThat(ended.status()).isEqualTo(CallStatus.FAILED);
    assertThat(ended.ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
    assertThat(ended.attempt()).isNull();
  }

  @Test
  void what_is_due_later_is_dialled_if_retell_knows_nothing_of_it() {
    assertThat(rules(NOW).task(scheduled(), NOW)).isEqualTo(new Task.Dial(false, true));
    assertThat(next(scheduled(), claim(), NOW, NOW).heldBy(TOKEN)).isTrue();
  }

  /// Also when its user has changed it since: the change says nothing of what happened before.
  @Test
  void a_change_makes_no_other_call_of_it() {
    var change = new CallEvent.Edit(FRIDAY, null);
    var changed = next(scheduled(), change, NOW.minusSeconds(1), NOW.minusSeconds(2));
    assertThat(changed.version()).isEqualTo(2);
    assertThat(rules(NOW.minusSeconds(2)).task(changed, NOW)).isEqualTo(new Task.Dial(false, true));
  }

  @Test
  void what_was_made_or_claimed_after_the_restore_is_like_any_other() {
    var before = scheduled().createdAt();
    assertThat(rules(before).task(scheduled(), NOW)).isEqualTo(new Task.Dial(false, false));

    var restoredAt = NOW.minusSeconds(1);
    var claimed = next(scheduled(), claim(), NOW, restoredAt);
    var refused = next(claimed, new RefusedForNow(TOKEN, null, 0), NOW, restoredAt);
    var again = NOW.plus(Duration.ofSeconds(1));
    assertThat(rules(restoredAt).task(refused, again)).isEqualTo(new Task.Dial(false, false));
  }

  private static CallRules rules(Instant restoredAt) {
    return new CallRules(TIMINGS, restoredAt);
  }

  private static Call next(Call call, CallEvent event, Instant now, Instant restoredAt) {
    return rules(restoredAt).decide(call, event, now) instanceof Decision.Moved moved
        ? moved.next()
        : call;
  }
}
