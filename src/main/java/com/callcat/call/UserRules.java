package com.callcat.call;

import com.callcat.call.CallEvent.Edit;
import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.Problem.IllegalMove;
import com.callcat.call.Problem.NotEnded;
import com.callcat.call.Problem.Stale;
import com.callcat.call.Problem.TooLate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rules for what a user may do to a call.
final class UserRules {
  private final Timings timings;

  UserRules(Timings timings) {
    this.timings = timings;
  }

  Decision edit(Call call, Edit edit, Instant now) {
    if (!edit.isFor(call)) {
      return new Refused(new Stale(call.key().callId()));
    }
    var draft = new Draft(call);
    if (!edit.edits().isEmpty()) {
      if (call.status() != CallStatus.SCHEDULED || call.held()) {
        return new Refused(tooLate(call, "edit"));
      }
      apply(draft, edit.edits());
      draft.move(Transition.CHANGED);
    }
    var status = edit.status();
    if (status != null && status != call.status()) {
      var problem = moveByHand(call, draft, status, now);
      if (problem != null) {
        return new Refused(problem);
      }
    }
    return draft.path().isEmpty() ? Decision.Unchanged.repeated() : CallRules.moved(draft, now);
  }

  private static void apply(Draft draft, CallEdits edits) {
    draft.brief = edits.applyTo(draft.brief);
    if (edits.scheduledFor() != null) {
      draft.due(Purpose.DIAL, edits.scheduledFor());
    }
  }

  private static @Nullable Problem moveByHand(Call call, Draft draft, CallStatus to, Instant now) {
    var event = "status=" + to;
    return switch (call.status()) {
      case SCHEDULED -> {
        if (to != CallStatus.IN_PROGRESS && to != CallStatus.CANCELED) {
          yield new IllegalMove(call.key().callId(), call.status(), event);
        }
        if (call.held()) {
          yield new TooLate(call.key().callId(), call.status(), event);
        }
        if (to == CallStatus.CANCELED) {
          cancelInTime(draft, now);
        } else {
          draft.move(Transition.TAKEN_BY_HAND);
          draft.byHand = true;
          draft.due = null;
        }
        yield null;
      }
      case IN_PROGRESS -> {
        if (to == CallStatus.SCHEDULED) {
          yield new IllegalMove(call.key().callId(), call.status(), event);
        }
        if (!call.byHand()) {
          yield new TooLate(call.key().callId(), call.status(), event);
        }
        endByHand(draft, to, now);
        yield null;
      }
      case COMPLETED, FAILED, NO_SHOW, CANCELED ->
          to == CallStatus.CANCELED
              ? new TooLate(call.key().callId(), call.status(), event)
              : new IllegalMove(call.key().callId(), call.status(), event);
    };
  }

  private static void endByHand(Draft draft, CallStatus to, Instant now) {
    var outcome = to == CallStatus.COMPLETED ? Outcome.REACHED : Outcome.NOBODY_REACHED;
    draft.end(handed(to), EndReason.BY_HAND, outcome, now);
  }

  private static Transition handed(CallStatus to) {
    return switch (to) {
      case COMPLETED -> Transition.HANDED_COMPLETED;
      case NO_SHOW -> Transition.HANDED_NO_SHOW;
      case FAILED -> Transition.HANDED_FAILED;
      case CANCELED -> Transition.HANDED_CANCELED;
      case SCHEDULED, IN_PROGRESS -> throw new IllegalArgumentException("not an end: " + to);
    };
  }

  private static void cancelInTime(Draft draft, Instant now) {
    draft.end(Transition.CANCELED_IN_TIME, EndReason.CANCELED, Outcome.NOBODY_REACHED, now);
  }

  Decision cancel(Call call, Instant now) {
    if (call.status() == CallStatus.CANCELED) {
      return Decision.Unchanged.repeated();
    }
    if (call.status().ended()) {
      return new Refused(tooLate(call, "cancel"));
    }
    if (call.cancelRequested()) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    if (call.byHand()) {
      endByHand(draft, CallStatus.CANCELED, now);
      return CallRules.moved(draft, now);
    }
    var providerId = call.providerId();
    if (call.status() == CallStatus.IN_PROGRESS && providerId != null) {
      draft.cancelRequested = true;
      draft.due(Purpose.FOLLOW, now.plus(timings.soon()));
      return CallRules.move(Transition.HANG_UP_ASKED, draft, now, new Effect.Stop(providerId));
    }
    if (call.held()) {
      draft.cancelRequested = true;
      return CallRules.move(Transition.CANCEL_REMEMBERED, draft, now);
    }
    cancelInTime(draft, now);
    return CallRules.moved(draft, now);
  }

  Decision delete(Call call) {
    return call.status() == CallStatus.SCHEDULED && !call.held()
        ? new Gone(Transition.DELETED)
        : new Refused(tooLate(call, "delete"));
  }

  Decision finalize(Call call, Findings findings, Instant now) {
    if (!call.status().ended()) {
      return new Refused(new NotEnded(call.key().callId(), call.status()));
    }
    if (findings.equals(call.findings())) {
      return Decision.Unchanged.repeated();
    }
    var draft = new Draft(call);
    draft.findings = findings;
    return CallRules.move(Transition.ENRICHED, draft, now);
  }

  private static TooLate tooLate(Call call, String event) {
    return new TooLate(call.key().callId(), call.status(), event);
  }
}
