package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.ByUser;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Claim;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Histories.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// What holds after every event of a long life, however senseless: two processes with tokens of
/// their own, a user who changes their mind, webhooks late, doubled and about something else.
class CallHistoryTest {
  private static final Set<String> OURS = Set.of("manual_stopped", "unknown");

  @Provide
  Arbitrary<List<Happening>> histories() {
    return Histories.any();
  }

  @Property(tries = 3_000, seed = "-5264398271659013")
  void every_decision_keeps_what_is_promised(@ForAll("histories") List<Happening> history) {
    live(scheduled(), history);
    live(scheduled(IfUnknown.REDIAL), history);
  }

  @Property(tries = 2_000, seed = "8812340917263554")
  void no_call_is_ever_stuck(
      @ForAll("histories") List<Happening> history, @ForAll IfUnknown ifUnknown) {
    var call = live(scheduled(ifUnknown), history);
    var now = NOW.plus(Histories.LONGEST);
    for (var step = 0; call != null && call.due() != null && step < 500; step++) {
      now = later(now, call.due().at());
      call = next(call, RULES.decide(call, needed(call, now), now));
    }
    assertThat(call == null || call.byHand() || call.status().ended()).isTrue();
    assertThat(call == null ? null : call.due()).isNull();
  }

  /// What the engine does at the due time, when Retell has no good word for it.
  private static CallEvent needed(Call call, Instant now) {
    return switch (RULES.task(call, now)) {
      case Task.Dial dial -> new Claim("the last");
      case Task.Expire() -> new CallEvent.Expire();
      case Task.TakeOver(var token) -> new AnswerLost(token, false);
      case Task.LookUp(var token, var soFar) -> new FoundNothing(token, soFar);
      case Task.Follow(var _, var purpose) -> new FollowFailed(purpose, false);
      case Task.Wait _, Task.Nothing _ -> throw new AssertionError("nothing is done for " + call);
    };
  }

  private static @Nullable Call live(Call start, List<Happening> history) {
    @Nullable Call call = start;
    var now = NOW.minusSeconds(60);
    for (var happening : history) {
      now = now.plus(happening.pause());
      if (call != null) {
        var event = happening.event().apply(call, now);
        var decision = RULES.decide(call, event, now);
        check(call, event, decision, now);
        call = next(call, decision);
      }
    }
    return call;
  }

  private static @Nullable Call next(Call call, Decision decision) {
    return switch (decision) {
      case Moved moved -> moved.next();
      case Gone gone -> null;
      case Unchanged _, Refused _ -> call;
    };
  }

  private static void check(Call call, CallEvent event, Decision decision, Instant now) {
    TransitionTable.assertAllowed(call, decision);
    if (call.held()) {
      checkHeld(event, decision);
    }
    if (call.status().ended() && event instanceof ByUser && !(decision instanceof Unchanged)) {
      assertThat(decision).isInstanceOf(Refused.class);
    }
    if (decision instanceof Moved(var path, var next, var _, var _)) {
      checkWritten(call, next, now);
      checkAttempt(call, next, path);
      checkDue(call, next, now);
      checkEnd(call, next);
      checkAnalysis(call, next, event);
      if (path.contains(Transition.CLAIMED) && event instanceof Claim) {
        var last = call.brief().scheduledFor().plus(TIMINGS.allowedLateness());
        assertThat(now).as("too late").isBeforeOrEqualTo(last);
      }
    }
  }

  /// Nobody but its attempt and Retell may touch it; a cancel is remembered.
  private static void checkHeld(CallEvent event, Decision decision) {
    if (event instanceof Claim) {
      assertThat(decision).isInstanceOf(Unchanged.class);
    } else if (event instanceof ByUser && !(event instanceof Cancel)) {
      assertThat(decision).isNotInstanceOfAny(Moved.class, Gone.class);
    }
  }

  private static void checkWritten(Call call, Call next, Instant now) {
    assertThat(next.version()).isEqualTo(call.version() + 1);
    assertThat(next.key()).isEqualTo(call.key());
    assertThat(next.createdAt()).isEqualTo(call.createdAt());
    assertThat(next.updatedAt()).isEqualTo(now);
  }

  /// An attempt is replaced only when it does not hold any more, and a ring never.
  private static void checkAttempt(Call call, Call next, List<Transition> path) {
    if (call.attempt() != null && !call.attempt().token().equals(token(next))) {
      assertThat(call.held()).isFalse();
      assertThat(path).containsExactly(Transition.CLAIMED);
      assertThat(Objects.requireNonNull(next.attempt()).number())
          .isEqualTo(call.attempt().number() + 1);
    }
    if (path.contains(Transition.REDIALLED)) {
      checkRedial(call, Objects.requireNonNull(call.attempt()), next.updatedAt());
    }
    if (call.providerId() != null) {
      assertThat(next.providerId()).isEqualTo(call.providerId());
    }
  }

  /// All look-ups were made, each at its time, and nothing was found.
  private static void checkRedial(Call call, Attempt attempt, Instant now) {
    assertThat(call.brief().ifUnknown()).isEqualTo(IfUnknown.REDIAL);
    assertThat(attempt.phase()).isEqualTo(Attempt.Phase.UNKNOWN);
    assertThat(attempt.lookUps()).isEqualTo(TIMINGS.lookUps().size() - 1);
    assertThat(now).isAfterOrEqualTo(attempt.since().plus(TIMINGS.lookUps().getLast()));
    assertThat(now).isBeforeOrEqualTo(call.brief().scheduledFor().plus(TIMINGS.allowedLateness()));
  }

  private static @Nullable String token(Call call) {
    return call.attempt() == null ? null : call.attempt().token();
  }

  /// A call that has not ended is due for what it needs, and never before now.
  private static void checkDue(Call call, Call next, Instant now) {
    var due = next.due();
    if (due == null) {
      assertThat(next.byHand() || next.status().ended()).as("%s", next).isTrue();
      return;
    }
    assertThat(due.purpose()).as("%s", next).isEqualTo(purpose(next));
    if (!due.equals(call.due())) {
      assertThat(due.at()).as("%s", next).isAfterOrEqualTo(now);
    }
  }

  private static Purpose purpose(Call call) {
    if (call.status() == CallStatus.SCHEDULED) {
      return call.held() ? Purpose.SETTLE : Purpose.DIAL;
    }
    return call.status().ended() ? Purpose.ANALYSIS : Purpose.FOLLOW;
  }

  private static void checkEnd(Call call, Call next) {
    assertThat(next.ending() != null).isEqualTo(next.status().ended());
    assertThat(next.cancelRequested() || !call.cancelRequested()).isTrue();
    if (next.ending() != null && next.facts().ended()) {
      checkCancel(next, next.ending().reason());
    }
    if (call.facts().pickedUp() && !next.facts().voicemail()) {
      assertThat(next.dialSuccessful()).isNotEqualTo(false);
    }
  }

  /// A call that Retell had is CANCELED if its user's cancel may be what ended it, and for no other
  /// reason.
  private static void checkCancel(Call next, String reason) {
    var ours = next.cancelRequested() && OURS.contains(reason);
    assertThat(next.status() == CallStatus.CANCELED).as("%s", next).isEqualTo(ours);
  }

  /// What is known is never forgotten, and the analysis is waited for until it is whole, or until
  /// Retell was asked for it.
  private static void checkAnalysis(Call call, Call next, CallEvent event) {
    assertThat(call.facts().and(next.facts())).isEqualTo(next.facts());
    var whole = next.analysis() != null && next.analysis().isWhole();
    if (next.facts().ended() && !call.facts().ended()) {
      assertThat(next.analysisPending()).as("%s", next).isNotEqualTo(whole);
    } else if (call.analysisPending() && !next.analysisPending()) {
      assertThat(whole || asksForIt(event)).as("%s", event).isTrue();
    }
  }

  private static boolean asksForIt(CallEvent event) {
    return switch (event) {
      case CallEvent.Followed(var purpose, var _) -> purpose == Purpose.ANALYSIS;
      case FollowFailed(var purpose, var _) -> purpose == Purpose.ANALYSIS;
      default -> false;
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
