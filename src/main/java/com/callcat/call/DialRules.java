package com.callcat.call;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallEvent.AccountRefused;
import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Claim;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.LookUpFailed;
import com.callcat.call.CallEvent.OfDialling;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Renew;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import java.time.Duration;
import java.time.Instant;

/// The rules for claiming a call, and for the outcome of asking Retell to place it. At most one
/// request is sent with a token, so what is known about the token is known about the attempt.
final class DialRules {
  private final Timings timings;
  private final Instant restoredAt;

  DialRules(Timings timings, Instant restoredAt) {
    this.timings = timings;
    this.restoredAt = restoredAt;
  }

  Decision decide(Call call, OfDialling event, Instant now) {
    if (event instanceof Claim claim) {
      return claim(call, claim.token(), now);
    }
    var attempt = call.attempt();
    if (attempt == null || !call.heldBy(event.token())) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    return switch (event) {
      case Claim claim -> claim(call, claim.token(), now);
      case Renew renew -> renew(attempt, draft, now);
      case RefusedForNow refused -> {
        var again = now.plus(timings.backOff(attempt.number(), refused.jitter()));
        var asked = refused.retryAfter();
        yield postponed(
            call, attempt, draft, asked == null ? again : later(again, now.plus(asked)), now);
      }
      case AccountRefused refused -> {
        var again = now.plus(timings.accountBackOff(attempt.number(), refused.jitter()));
        yield postponed(call, attempt, draft, again, now);
      }
      case RefusedForGood refused -> refusedForGood(call, attempt, draft, now);
      case AnswerLost lost -> answerLost(attempt, draft, lost.sent(), now);
      case FoundNothing nothing -> foundNothing(call, attempt, draft, nothing.soFar(), now);
      case LookUpFailed failed -> lookUpFailed(call, attempt, draft, now);
    };
  }

  Task dial(Call call, Instant now) {
    var restored = isRestored(call);
    if (!restored && isTooLate(call, now)) {
      return new Task.Expire();
    }
    var patience = call.brief().scheduledFor().plus(timings.patience());
    return new Task.Dial(!now.isBefore(patience), restored);
  }

  /// The task for a call that an attempt holds. If the lease has run out while Retell was asked,
  /// the call is taken over. If the answer is unknown, the call is looked up.
  Task settle(Call call) {
    var attempt = call.attempt();
    if (attempt == null || !call.held()) {
      return new Task.Nothing();
    }
    return attempt.phase() == Phase.ASKING
        ? new Task.TakeOver(attempt.token())
        : new Task.LookUp(attempt.token(), attempt.lookUps());
  }

  /// Ends a call that is too late, unless it was dialled or rescheduled meanwhile.
  Decision expire(Call call, Instant now) {
    if (!mayBeClaimed(call, now) || !isTooLate(call, now)) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    if (call.attempt() != null && call.attempt().isGivenUp()) {
      return neverFound(call, draft, now);
    }
    draft.end(Transition.EXPIRED, EndReason.EXPIRED, Outcome.NOT_PLACED, now);
    return CallRules.moved(draft, now);
  }

  private static boolean mayBeClaimed(Call call, Instant now) {
    var due = call.due();
    return call.status() == CallStatus.SCHEDULED
        && !call.held()
        && due != null
        && !due.at().isAfter(now);
  }

  private boolean isTooLate(Call call, Instant now) {
    return now.isAfter(lastInstant(call)) || wasDueMeanwhile(call);
  }

  private Decision claim(Call call, String token, Instant now) {
    if (!mayBeClaimed(call, now)) {
      return Decision.Unchanged.repeated();
    }
    if (isTooLate(call, now)) {
      return expire(call, now);
    }
    var draft = new Draft(call);
    var number = call.attempt() == null ? 1 : call.attempt().number() + 1;
    draft.attempt = Attempt.claim(number, token, now);
    draft.due(Purpose.SETTLE, now.plus(timings.lease()));
    return CallRules.move(Transition.CLAIMED, draft, now);
  }

  private Decision renew(Attempt attempt, Draft draft, Instant now) {
    if (attempt.phase() != Phase.ASKING) {
      return Decision.Unchanged.repeated();
    }
    draft.due(Purpose.SETTLE, now.plus(timings.lease()));
    return CallRules.move(Transition.CLAIMED, draft, now);
  }

  private Decision postponed(Call call, Attempt attempt, Draft draft, Instant again, Instant now) {
    draft.attempt = attempt.to(Phase.REFUSED, now);
    if (call.cancelRequested()) {
      return canceledUnplaced(draft, EndReason.CANCELED, now);
    }
    var expiry = later(lastInstant(call).plusMillis(1), now);
    draft.due(Purpose.DIAL, again.isAfter(expiry) ? expiry : again);
    return CallRules.move(Transition.REFUSED_FOR_NOW, draft, now);
  }

  private Decision refusedForGood(Call call, Attempt attempt, Draft draft, Instant now) {
    draft.attempt = attempt.to(Phase.REFUSED, now);
    if (call.cancelRequested()) {
      return canceledUnplaced(draft, EndReason.CANCELED, now);
    }
    draft.end(Transition.REFUSED_FOR_GOOD, EndReason.REFUSED, Outcome.NOT_PLACED, now);
    return CallRules.moved(draft, now);
  }

  private Decision answerLost(Attempt attempt, Draft draft, boolean sent, Instant now) {
    if (attempt.phase() == Phase.UNKNOWN) {
      return Decision.Unchanged.repeated();
    }
    draft.attempt = attempt.unknown(sent, now);
    draft.due(Purpose.SETTLE, now.plus(timings.lookUps().getFirst()));
    return CallRules.move(Transition.ANSWER_LOST, draft, now);
  }

  /// A look-up has found nothing. Several processes may look the call up at the same time, which
  /// counts only once. A result is ignored if it comes after that of the next look-up.
  private Decision foundNothing(Call call, Attempt attempt, Draft draft, int soFar, Instant now) {
    if (attempt.lookUps() != soFar || call.due() == null || call.due().at().isAfter(now)) {
      return Decision.Unchanged.repeated();
    }
    var next = attempt.lookedUp();
    draft.attempt = next;
    if (next.lookUps() >= timings.lookUps().size()) {
      return mayBeRedialled(call, now) ? redial(next, draft, now) : neverFound(call, draft, now);
    }
    draft.due(
        Purpose.SETTLE, later(attempt.since().plus(timings.lookUps().get(next.lookUps())), now));
    return CallRules.move(Transition.ANSWER_LOST, draft, now);
  }

  /// A look-up got no answer, which proves nothing. It is repeated, but not for ever.
  private Decision lookUpFailed(Call call, Attempt attempt, Draft draft, Instant now) {
    var unknownFor = Duration.between(attempt.since(), now);
    if (unknownFor.compareTo(timings.giveUp()) > 0) {
      return neverFound(call, draft, now);
    }
    draft.due(Purpose.SETTLE, now.plus(timings.soon()));
    return CallRules.move(Transition.ANSWER_LOST, draft, now);
  }

  /// Whether a call that no look-up has found is dialled again, because its user wants that.
  private boolean mayBeRedialled(Call call, Instant now) {
    return call.brief().ifUnknown() == IfUnknown.REDIAL
        && !call.cancelRequested()
        && !isTooLate(call, now);
  }

  private static Decision redial(Attempt neverFound, Draft draft, Instant now) {
    draft.attempt = neverFound.givenUp(now);
    draft.due(Purpose.DIAL, now);
    return CallRules.move(Transition.REDIALLED, draft, now);
  }

  private static Decision neverFound(Call call, Draft draft, Instant now) {
    if (call.cancelRequested()) {
      return canceledUnplaced(draft, EndReason.DISPATCH_UNKNOWN, now);
    }
    draft.end(Transition.NEVER_FOUND, EndReason.DISPATCH_UNKNOWN, Outcome.NOT_PLACED, now);
    return CallRules.moved(draft, now);
  }

  private static Decision canceledUnplaced(Draft draft, String reason, Instant now) {
    draft.end(Transition.CANCELED_UNPLACED, reason, Outcome.NOBODY_REACHED, now);
    return CallRules.moved(draft, now);
  }

  /// Whether the call is still as the backup had it. It may have been changed, or dialled, after
  /// the backup was made.
  private boolean isRestored(Call call) {
    var attempt = call.attempt();
    return call.createdAt().isBefore(restoredAt)
        && (attempt == null || attempt.since().isBefore(restoredAt));
  }

  /// Whether the call was due before the restore. Either it was dialled before, or the engine was
  /// down at that time. In both cases its user does not expect the call now.
  private boolean wasDueMeanwhile(Call call) {
    return isRestored(call) && call.brief().scheduledFor().isBefore(restoredAt);
  }

  private Instant lastInstant(Call call) {
    return call.brief().scheduledFor().plus(timings.allowedLateness());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
