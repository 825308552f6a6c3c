package com.callcat.proof;

import com.callcat.call.Attempt.Phase;
import com.callcat.call.CallStatus;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.AnswerLost;
import com.callcat.proof.Event.Claim;
import com.callcat.proof.Event.Command;
import com.callcat.proof.Event.Expire;
import com.callcat.proof.Event.FollowFailed;
import com.callcat.proof.Event.FoundNothing;
import com.callcat.proof.Event.LookUpFailed;
import com.callcat.proof.Event.RefusedForGood;
import com.callcat.proof.Event.RefusedForNow;
import com.callcat.proof.Event.Renew;
import com.callcat.proof.Event.Reported;
import com.callcat.proof.Event.Source;
import com.callcat.proof.Stored.End;

/// The rules of a call, written a second time in a minimal form, independently of the real ones.
/// The replay shows that both agree.
final class Moves {
  /// The number of look-ups after which a call is given up; the real schedule has eight.
  static final int LOOK_UPS = 2;

  private final boolean due;
  private final boolean tooLate;
  private final boolean aDayLater;

  /// @param due whether the call is due
  /// @param tooLate whether the allowed lateness is over
  /// @param aDayLater whether Retell has reported nothing for a day
  Moves(boolean due, boolean tooLate, boolean aDayLater) {
    this.due = due;
    this.tooLate = tooLate;
    this.aDayLater = aDayLater;
  }

  sealed interface Move {
    record Write(Stored next) implements Move {}

    record Erase() implements Move {}

    record Nothing() implements Move {}

    record Refused() implements Move {}
  }

  private static final Move NOTHING = new Move.Nothing();
  private static final Move REFUSED = new Move.Refused();

  Move decide(Stored call, Event event, int node) {
    return switch (event) {
      case Claim() -> claim(call, node);
      case Expire() -> call.waiting() && due && tooLate ? write(expired(call)) : NOTHING;
      case Renew(var token) -> call.heldBy(token) && asking(call) ? write(call) : NOTHING;
      case RefusedForNow(var token) -> call.heldBy(token) ? refusedForNow(call) : NOTHING;
      case RefusedForGood(var token) -> call.heldBy(token) ? refusedForGood(call) : NOTHING;
      case AnswerLost(var token, var _) ->
          call.heldBy(token) && asking(call)
              ? write(call.phase(Phase.UNKNOWN, Purpose.SETTLE))
              : NOTHING;
      case FoundNothing(var token, var soFar) ->
          due && call.heldBy(token) && call.lookUps() == soFar ? foundNothing(call) : NOTHING;
      case LookUpFailed(var token) ->
          call.heldBy(token) ? write(aDayLater ? givenUp(call) : call) : NOTHING;
      case Reported report -> reported(call, report);
      case FollowFailed() -> call.due() == Purpose.FOLLOW ? followFailed(call) : NOTHING;
      case Command command -> commanded(call, command);
    };
  }

  private static Move write(Stored next) {
    return new Move.Write(next);
  }

  private static boolean asking(Stored call) {
    return call.phase() == Phase.ASKING;
  }

  private Move claim(Stored call, int node) {
    if (!call.waiting() || !due) {
      return NOTHING;
    }
    return write(tooLate ? expired(call) : call.claimed(node));
  }

  /// A call that is too late. If it may have rung, its end can be re-opened.
  private static Stored expired(Stored call) {
    return call.isGivenUp() ? givenUp(call) : call.ended(CallStatus.FAILED, End.KNOWN);
  }

  private static Move refusedForNow(Stored call) {
    var freed = call.phase(Phase.REFUSED, Purpose.DIAL);
    return write(call.cancel() ? freed.ended(CallStatus.CANCELED, End.KNOWN) : freed);
  }

  private static Move refusedForGood(Stored call) {
    var freed = call.phase(Phase.REFUSED, Purpose.DIAL);
    return write(freed.ended(orCanceled(call, CallStatus.FAILED), End.KNOWN));
  }

  private Move foundNothing(Stored call) {
    var next = call.lookedUp();
    if (next.lookUps() < LOOK_UPS) {
      return write(next);
    }
    return write(call.redial() && !call.cancel() && !tooLate ? next.givenUp() : givenUp(next));
  }

  private static Stored givenUp(Stored call) {
    return call.ended(orCanceled(call, CallStatus.FAILED), End.DISPATCH_UNKNOWN);
  }

  private static CallStatus orCanceled(Stored call, CallStatus status) {
    return call.cancel() ? CallStatus.CANCELED : status;
  }

  private Move reported(Stored call, Reported report) {
    var adoptable = call.status() == CallStatus.SCHEDULED || call.end() == End.DISPATCH_UNKNOWN;
    if (call.ring() == 0 ? !adoptable : call.ring() != report.ring()) {
      return NOTHING;
    }
    var known = call.ring() == 0 ? call.adopted(report.ring()) : call;
    var news = report.stage() != Stage.REGISTERED && !known.keeps(report.stage());
    var next = news ? learnt(known.keeping(report.stage()), report) : known;
    if (report.source() == Source.FOLLOW_UP && !next.status().ended()) {
      return write(aDayLater ? endUnknown(next) : next);
    }
    return news || call.ring() == 0 ? write(next) : NOTHING;
  }

  /// The call after a report. An end that was not known before is derived; the model's reports of
  /// an end include the analysis.
  private static Stored learnt(Stored call, Reported report) {
    if (report.stage() != Stage.ANALYZED) {
      return call;
    }
    var hungUp = call.cancel() && report.ours();
    return call.ended(hungUp ? CallStatus.CANCELED : CallStatus.COMPLETED, End.KNOWN);
  }

  private static Stored endUnknown(Stored call) {
    return call.ended(orCanceled(call, CallStatus.FAILED), End.END_UNKNOWN);
  }

  private Move followFailed(Stored call) {
    return write(aDayLater ? endUnknown(call) : call);
  }

  private static Move commanded(Stored call, Command command) {
    return switch (command) {
      case CANCEL -> cancel(call);
      case RESCHEDULE -> call.waiting() ? write(call.due(Purpose.DIAL)) : REFUSED;
      case DELETE -> call.waiting() ? new Move.Erase() : REFUSED;
      case TAKE_IN_HAND -> {
        if (call.waiting()) {
          yield write(call.takenInHand());
        }
        yield call.status() == CallStatus.IN_PROGRESS ? NOTHING : REFUSED;
      }
      case COMPLETE -> {
        if (call.byHand()) {
          yield write(call.ended(CallStatus.COMPLETED, End.KNOWN));
        }
        yield call.status() == CallStatus.COMPLETED ? NOTHING : REFUSED;
      }
    };
  }

  private static Move cancel(Stored call) {
    if (call.status() == CallStatus.CANCELED) {
      return NOTHING;
    }
    if (call.status().ended()) {
      return REFUSED;
    }
    if (call.cancel()) {
      return NOTHING;
    }
    if (call.ring() != 0) {
      return write(call.cancelRequested().due(Purpose.FOLLOW));
    }
    return write(call.held() ? call.cancelRequested() : call.ended(CallStatus.CANCELED, End.KNOWN));
  }
}
