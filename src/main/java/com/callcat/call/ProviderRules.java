package com.callcat.call;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.OfProvider;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Retell's word does to a call. Reports come twice, late and in any order, so each one only
/// adds the facts it has, and the state follows from the facts: the order cannot matter.
final class ProviderRules {
  private final Pace pace;

  ProviderRules(Pace pace) {
    this.pace = pace;
  }

  Decision decide(Call call, OfProvider event, Instant now) {
    return switch (event) {
      case Reported(ProviderReport report) -> reported(call, report, false, now);
      case Followed(ProviderReport report) -> reported(call, report, true, now);
      case FollowFailed(boolean gone) -> followFailed(call, gone, now);
    };
  }

  private Decision reported(Call call, ProviderReport report, boolean lookedUp, Instant now) {
    var ours = call.providerId();
    if (ours == null ? !mayBeAdopted(call) : !ours.equals(report.providerId())) {
      return stray(call, report);
    }
    var draft = new Draft(call);
    var path = new ArrayList<Transition>();
    if (ours == null) {
      path.add(adopt(call, draft, report, now));
    }
    var kept = learn(draft, report, lookedUp, now, path);
    if (lookedUp && !kept) {
      askAgain(draft, now, path);
    }
    if (lookedUp) {
      giveUpIfEndless(draft, now, path);
    }
    var effects = hangUpIfAsked(draft, report, now, ours == null || lookedUp);
    return path.isEmpty()
        ? new Decision.Unchanged(Transition.REPEATED, effects)
        : new Decision.Moved(path, draft.done(now), kept, effects);
  }

  /// A call that is waiting, held, or given up as unknown becomes what Retell says it is. Any other
  /// call has no business at Retell.
  private static boolean mayBeAdopted(Call call) {
    return call.status() == CallStatus.SCHEDULED || givenUp(call);
  }

  private static boolean givenUp(Call call) {
    return call.ending() != null && call.ending().reason().equals(EndReason.DISPATCH_UNKNOWN);
  }

  /// Two rings for one call, or a ring nobody wants: the first is kept, this one is stopped.
  private static Decision stray(Call call, ProviderReport report) {
    if (report.ended()) {
      return Decision.Unchanged.repeated();
    }
    var alert = "call " + call.key() + " has a second or unwanted ring " + report.providerId();
    return new Decision.Unchanged(
        Transition.REPEATED,
        List.of(new Effect.Stop(report.providerId()), new Effect.Alert(alert)));
  }

  private Transition adopt(Call call, Draft draft, ProviderReport report, Instant now) {
    draft.dialled =
        new Dialled(report.providerId(), report.callerNumber(), now, report.startedAt(), 0);
    draft.attempt = call.attempt() == null ? null : call.attempt().to(Phase.PLACED, now);
    draft.status = CallStatus.IN_PROGRESS;
    draft.ending = null;
    draft.due(Purpose.FOLLOW, now.plus(pace.followUp(0)));
    return switch (call.status()) {
      case FAILED -> Transition.REOPENED;
      case CANCELED -> Transition.REOPENED_CANCELED;
      default -> Transition.TAKEN;
    };
  }

  /// Adds the facts of a report to the draft, and the moves they make to the path.
  ///
  /// @return whether the report itself must be kept
  private boolean learn(
      Draft draft, ProviderReport report, boolean lookedUp, Instant now, List<Transition> path) {
    var pickedUp = learnStart(draft, report);
    var conclusive = report.ended() && (report.reason() != null || lookedUp);
    var keep = conclusive && draft.reports.add(report.stage());
    if (keep) {
      path.add(learnEnd(draft, report, now));
    } else if (pickedUp && path.isEmpty()) {
      path.add(draft.status.ended() ? Transition.ENRICHED : Transition.FOLLOWED);
    }
    return keep;
  }

  /// Keeps when it was picked up; false when that was known already, or still is not.
  private static boolean learnStart(Draft draft, ProviderReport report) {
    var dialled = Objects.requireNonNull(draft.dialled);
    if (dialled.startedAt() != null || report.startedAt() == null) {
      return false;
    }
    draft.dialled = dialled.startedAt(report.startedAt());
    return true;
  }

  private Transition learnEnd(Draft draft, ProviderReport report, Instant now) {
    var endedBefore = draft.ending != null;
    draft.recordingUrl = either(draft.recordingUrl, report.recordingUrl());
    draft.analysis = either(draft.analysis, report.analysis());
    draft.ending = ending(draft, report, now);
    draft.due = null;
    if (draft.analysis == null) {
      draft.due(Purpose.ANALYSIS, now.plus(pace.analysisWait()));
    }
    var before = draft.status;
    draft.status = status(draft);
    if (!endedBefore) {
      return ended(draft.status);
    }
    return draft.status == before ? Transition.ENRICHED : Transition.FOUND_VOICEMAIL;
  }

  private static Ending ending(Draft draft, ProviderReport report, Instant now) {
    var before = draft.ending;
    var connected = Objects.requireNonNull(draft.dialled).startedAt() != null;
    if (before != null) {
      var duration = either(before.durationSec(), report.durationSec());
      return new Ending(before.completedAt(), before.reason(), before.outcome(), duration);
    }
    var reason = report.reason() != null ? report.reason() : EndReason.UNKNOWN;
    var at = report.endedAt() != null ? report.endedAt() : now;
    return new Ending(at, reason, EndReason.outcome(reason, connected), report.durationSec());
  }

  /// The state of an ended call, from its facts alone.
  private static CallStatus status(Draft draft) {
    if (draft.cancelRequested) {
      return CallStatus.CANCELED;
    }
    return switch (Objects.requireNonNull(draft.ending).outcome()) {
      case REACHED ->
          draft.analysis != null && draft.analysis.voicemail()
              ? CallStatus.NO_SHOW
              : CallStatus.COMPLETED;
      case NOBODY_REACHED -> CallStatus.NO_SHOW;
      case NOT_PLACED -> CallStatus.FAILED;
    };
  }

  private static Transition ended(CallStatus status) {
    return switch (status) {
      case COMPLETED -> Transition.REACHED;
      case NO_SHOW -> Transition.NOBODY_REACHED;
      case FAILED -> Transition.BROKE;
      case CANCELED -> Transition.HUNG_UP;
      case SCHEDULED, IN_PROGRESS -> throw new IllegalArgumentException("not an end: " + status);
    };
  }

  /// After a look-up that did not bring the end, the next one is due; one that did not bring the
  /// analysis of an ended call was the last.
  private void askAgain(Draft draft, Instant now, List<Transition> path) {
    if (draft.status.ended()) {
      draft.due = null;
      if (path.isEmpty()) {
        path.add(Transition.ENRICHED);
      }
      return;
    }
    var dialled = Objects.requireNonNull(draft.dialled).followedUp();
    draft.dialled = dialled;
    draft.due(Purpose.FOLLOW, now.plus(pace.followUp(dialled.followUps())));
    path.add(Transition.FOLLOWED);
  }

  /// Retell may say for ever that a call goes on; a day after it began nobody believes it.
  private void giveUpIfEndless(Draft draft, Instant now, List<Transition> path) {
    var dialled = Objects.requireNonNull(draft.dialled);
    if (!draft.status.ended() && now.isAfter(dialled.acceptedAt().plus(pace.giveUp()))) {
      path.add(endUnknown(draft, now));
    }
  }

  /// A cancelled call is hung up as soon as Retell can, and so is one that outlives the longest a
  /// call may take. A ringing call cannot be stopped yet, so it is tried again at every news.
  private List<Effect> hangUpIfAsked(
      Draft draft, ProviderReport report, Instant now, boolean rearm) {
    var dialled = Objects.requireNonNull(draft.dialled);
    var overdue = now.isAfter(dialled.acceptedAt().plus(pace.longestCall()));
    if (draft.status.ended() || !(draft.cancelRequested || overdue)) {
      return List.of();
    }
    if (rearm && draft.cancelRequested && !overdue) {
      draft.due(Purpose.FOLLOW, now.plus(pace.soon()));
    }
    return List.of(new Effect.Stop(report.providerId()));
  }

  private Decision followFailed(Call call, boolean gone, Instant now) {
    var dialled = call.dialled();
    if (dialled == null || call.due() == null) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    var limit = gone ? pace.longestCall() : pace.giveUp();
    var over = Duration.between(dialled.acceptedAt(), now).compareTo(limit) > 0;
    if (call.status().ended()) {
      draft.due = over || gone ? null : new Due(now.plus(pace.analysisWait()), Purpose.ANALYSIS);
      return CallRules.move(Transition.ENRICHED, draft, now);
    }
    if (over) {
      return CallRules.move(endUnknown(draft, now), draft, now);
    }
    draft.dialled = dialled.followedUp();
    draft.due(Purpose.FOLLOW, now.plus(pace.followUp(dialled.followUps() + 1)));
    return CallRules.move(Transition.FOLLOWED, draft, now);
  }

  private static Transition endUnknown(Draft draft, Instant now) {
    if (draft.cancelRequested) {
      draft.end(CallStatus.CANCELED, EndReason.END_UNKNOWN, Outcome.NOBODY_REACHED, now);
      return Transition.HUNG_UP;
    }
    draft.end(CallStatus.FAILED, EndReason.END_UNKNOWN, Outcome.NOT_PLACED, now);
    return Transition.END_NEVER_CAME;
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first != null ? first : second;
  }
}
