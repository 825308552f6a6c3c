package com.callcat.call;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.OfProvider;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Due.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rules for reports of Retell. The facts of a report are merged into the known ones, and
/// status and ending are derived from all facts anew. So the order of the reports does not matter.
final class ProviderRules {
  private final Timings timings;

  ProviderRules(Timings timings) {
    this.timings = timings;
  }

  Decision decide(Call call, OfProvider event, Instant now) {
    return switch (event) {
      case Reported(var report) -> reported(call, report, null, now);
      case Followed(var purpose, var report) -> reported(call, report, purpose, now);
      case FollowFailed(var purpose, var gone) -> followFailed(call, purpose, gone, now);
    };
  }

  /// Applies a report.
  ///
  /// @param purpose of the look-up that the report came from; null if it was no look-up that was
  ///   due
  private Decision reported(
      Call call, ProviderReport report, @Nullable Purpose purpose, Instant now) {
    var ours = call.providerId();
    if (ours == null ? !mayBeAdopted(call) : !ours.equals(report.providerId())) {
      return stray(call, report);
    }
    var draft = new Draft(call);
    if (ours == null) {
      adopt(call, draft, report, now);
    }
    learn(draft, report, now);
    if (purpose != null) {
      lookedUp(call, draft, purpose, now);
    } else if (ours != null && !draft.path().isEmpty()) {
      toldUnasked(draft, now);
    }
    var rearm = ours == null || purpose != null;
    var effects = hangUpIfAsked(draft, now, rearm);
    var storeReport = !draft.facts().reports().equals(call.facts().reports());
    return draft.path().isEmpty()
        ? new Decision.Unchanged(Transition.REPEATED, effects)
        : new Decision.Moved(draft.path(), draft.done(now), storeReport, effects);
  }

  /// Whether a call without an id of Retell takes over the reported one. A call that waits, is
  /// held, or has ended as unknown does. Any other call should not be at Retell.
  private static boolean mayBeAdopted(Call call) {
    return call.status() == CallStatus.SCHEDULED || givenUp(call);
  }

  private static boolean givenUp(Call call) {
    return call.ending() != null && call.ending().reason().equals(EndReason.DISPATCH_UNKNOWN);
  }

  /// Retell has a second call for the same one, or a call that nobody wants. The first is kept, and
  /// this one is stopped if it has not ended.
  private static Decision stray(Call call, ProviderReport report) {
    var effects = new ArrayList<Effect>();
    if (!report.ended()) {
      effects.add(new Effect.Stop(report.providerId()));
    }
    effects.add(
        new Effect.Alert(
            "call " + call.key() + " has a second or unwanted ring " + report.providerId()));
    return new Decision.Unchanged(Transition.REPEATED, effects);
  }

  private void adopt(Call call, Draft draft, ProviderReport report, Instant now) {
    draft.dialled = new Dialled(report.providerId(), now, 0, Facts.NONE);
    draft.attempt = call.attempt() == null ? null : call.attempt().to(Phase.PLACED, now);
    draft.move(adopted(call.status()));
    draft.ending = null;
    draft.due(Purpose.FOLLOW, now.plus(timings.followUp(0)));
  }

  private static Transition adopted(CallStatus from) {
    return switch (from) {
      case FAILED -> Transition.REOPENED;
      case CANCELED -> Transition.REOPENED_CANCELED;
      default -> Transition.TAKEN;
    };
  }

  /// Adds the facts of a report to the draft, and makes the transition that follows from them.
  private void learn(Draft draft, ProviderReport report, Instant now) {
    var before = draft.facts();
    var facts = before.and(report);
    if (facts.equals(before)) {
      return;
    }
    draft.dialled = draft.dialled().knowing(facts);
    if (facts.ended() || draft.status().ended()) {
      end(draft, before, now);
    } else if (draft.path().isEmpty()) {
      draft.move(Transition.FOLLOWED);
    }
  }

  /// Derives the end of a call from its facts. With the end begins the wait for the analysis, which
  /// is over when the analysis is complete.
  private void end(Draft draft, Facts before, Instant now) {
    var facts = draft.facts();
    var known = draft.ending;
    var learntAt = known != null && before.ended() == facts.ended() ? known.completedAt() : now;
    var ending = facts.ended() ? Ending.of(facts, learntAt) : Ending.unknown(facts, learntAt);
    if (facts.ended() && !before.ended()) {
      draft.due(Purpose.ANALYSIS, now.plus(timings.analysisWait()));
    }
    if (facts.analysis() != null && facts.analysis().isWhole()) {
      draft.due = null;
    }
    end(draft, ending);
  }

  private static void end(Draft draft, Ending ending) {
    draft.ending = ending;
    draft.move(move(draft, ending.status(draft.facts(), draft.cancelRequested)));
  }

  private static Transition move(Draft draft, CallStatus to) {
    var from = draft.status();
    if (from == to) {
      return Transition.ENRICHED;
    }
    return from.ended() ? Transition.corrected(from, to) : ended(draft, to);
  }

  private static Transition ended(Draft draft, CallStatus to) {
    return switch (to) {
      case COMPLETED -> Transition.REACHED;
      case NO_SHOW -> Transition.NOBODY_REACHED;
      case FAILED -> draft.facts().ended() ? Transition.BROKE : Transition.END_NEVER_CAME;
      case CANCELED -> Transition.HUNG_UP;
      case SCHEDULED, IN_PROGRESS -> throw new IllegalStateException("not an end: " + to);
    };
  }

  /// A look-up that was due is done. Only if the call is still due for the same purpose, the next
  /// look-up is set: the call may have ended while Retell was asked, and then waits for its
  /// analysis.
  private void lookedUp(Call call, Draft draft, Purpose purpose, Instant now) {
    if (purpose == Purpose.FOLLOW && !draft.status().ended()) {
      draft.dialled = draft.dialled().followedUp();
      draft.due(Purpose.FOLLOW, now.plus(timings.followUp(draft.dialled().followUps())));
      if (isEndless(draft, now)) {
        endUnknown(draft, now);
      } else {
        draft.move(Transition.FOLLOWED);
      }
    } else if (isDue(call, purpose) && Objects.equals(draft.due, call.due())) {
      draft.due = null;
      draft.move(Transition.ANALYSIS_AWAITED);
    }
  }

  /// A webhook has come in time. Then a webhook will also report the end, so the next look-up is
  /// postponed. A call that is to be hung up is looked up soon all the same.
  private void toldUnasked(Draft draft, Instant now) {
    var due = draft.due;
    var later = now.plus(timings.trustInWebhooks());
    if (due != null
        && due.purpose() == Purpose.FOLLOW
        && !draft.cancelRequested
        && due.at().isBefore(later)) {
      draft.due(Purpose.FOLLOW, later);
    }
  }

  /// Whether the call is in progress for so long, according to Retell, that this cannot be true.
  private boolean isEndless(Draft draft, Instant now) {
    return now.isAfter(draft.dialled().acceptedAt().plus(timings.giveUp()));
  }

  /// Hangs up a cancelled call, and one that takes longer than any call may. Retell cannot stop a
  /// call that is still ringing, so this is tried again with every report.
  private List<Effect> hangUpIfAsked(Draft draft, Instant now, boolean rearm) {
    var dialled = draft.dialled();
    var overdue = now.isAfter(dialled.acceptedAt().plus(timings.longestCall()));
    if (draft.status().ended() || !(draft.cancelRequested || overdue)) {
      return List.of();
    }
    if (rearm && draft.cancelRequested && !overdue) {
      draft.due(Purpose.FOLLOW, now.plus(timings.soon()));
    }
    return List.of(new Effect.Stop(dialled.providerId()));
  }

  private Decision followFailed(Call call, Purpose purpose, boolean gone, Instant now) {
    if (call.dialled() == null || !isDue(call, purpose)) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    var dialled = draft.dialled();
    var limit = gone ? timings.longestCall() : timings.giveUp();
    var over = Duration.between(dialled.acceptedAt(), now).compareTo(limit) > 0;
    if (call.status().ended()) {
      draft.due = over || gone ? null : new Due(now.plus(timings.analysisWait()), Purpose.ANALYSIS);
      return CallRules.move(Transition.ANALYSIS_AWAITED, draft, now);
    }
    if (over) {
      endUnknown(draft, now);
      return CallRules.moved(draft, now);
    }
    draft.dialled = dialled.followedUp();
    draft.due(Purpose.FOLLOW, now.plus(timings.followUp(dialled.followUps() + 1)));
    return CallRules.move(Transition.FOLLOWED, draft, now);
  }

  private static boolean isDue(Call call, Purpose purpose) {
    return call.due() != null && call.due().purpose() == purpose;
  }

  private static void endUnknown(Draft draft, Instant now) {
    draft.due = null;
    end(draft, Ending.unknown(draft.facts(), now));
  }
}
