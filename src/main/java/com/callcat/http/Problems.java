package com.callcat.http;

import static com.callcat.http.ProblemKind.CONFLICT;
import static com.callcat.http.ProblemKind.EMAIL_TAKEN;
import static com.callcat.http.ProblemKind.FORBIDDEN;
import static com.callcat.http.ProblemKind.IDEMPOTENCY_KEY_REUSED;
import static com.callcat.http.ProblemKind.ILLEGAL_MOVE;
import static com.callcat.http.ProblemKind.INVALID_REQUEST;
import static com.callcat.http.ProblemKind.NOT_ENDED;
import static com.callcat.http.ProblemKind.NOT_FOUND;
import static com.callcat.http.ProblemKind.PRECONDITION_FAILED;
import static com.callcat.http.ProblemKind.TOO_LATE;
import static com.callcat.http.ProblemKind.TOO_MANY_CALLS;
import static com.callcat.http.ProblemKind.UNAUTHENTICATED;
import static com.callcat.http.ProblemKind.UNAVAILABLE;
import static com.callcat.http.ProblemKind.WRONG_CREDENTIALS;

import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.Fault;
import com.callcat.call.Problem.Forbidden;
import com.callcat.call.Problem.IllegalMove;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.Problem.KeyReused;
import com.callcat.call.Problem.NotEnded;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.Problem.Stale;
import com.callcat.call.Problem.TooLate;
import com.callcat.call.Problem.TooManyCalls;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.Problem.WrongCredentials;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Converts the problems of the domain into refusals. Refusals for reasons of HTTP are in
/// [HttpRefusals].
final class Problems {
  private Problems() {}

  static Refusal of(Problem problem) {
    return switch (problem) {
      case Invalid(List<Fault> faults) -> invalid(faults);
      case IllegalMove move -> illegalMove(move);
      case TooLate late -> tooLate(late);
      case NotEnded early -> notEnded(early);
      case Stale stale -> stale(stale);
      case KeyReused _ -> new Refusal(IDEMPOTENCY_KEY_REUSED);
      case Conflict _ -> new Refusal(CONFLICT);
      case Forbidden _ -> new Refusal(FORBIDDEN);
      case NotFound _ -> new Refusal(NOT_FOUND);
      case Unauthenticated _ -> authenticate(UNAUTHENTICATED);
      case WrongCredentials _ -> authenticate(WRONG_CREDENTIALS);
      case EmailTaken _ -> new Refusal(EMAIL_TAKEN);
      case TooManyCalls many -> tooMany(many);
      case Unavailable _ -> HttpRefusals.retryShortly(new Refusal(UNAVAILABLE));
    };
  }

  private static Refusal invalid(List<Fault> faults) {
    var detail = faults.stream().map(Problems::sentence).collect(Collectors.joining(" "));
    return new Refusal(INVALID_REQUEST, detail, faults, Map.of());
  }

  private static String sentence(Fault fault) {
    var subject = fault.field().equals(Fields.WHOLE_BODY) ? "The body" : fault.field();
    return subject + " " + fault.message() + ".";
  }

  private static Refusal illegalMove(IllegalMove move) {
    var detail =
        "Call %s is %s, and %s is not possible from there. %s"
            .formatted(move.callId(), move.state(), move.event(), ILLEGAL_MOVE.cure());
    return new Refusal(ILLEGAL_MOVE, detail);
  }

  private static Refusal tooLate(TooLate late) {
    var detail =
        "It is too late to %s call %s: it is %s. %s"
            .formatted(deed(late.event()), late.callId(), late.state(), wayOut(late.state()));
    return new Refusal(TOO_LATE, detail);
  }

  /// The verb for an event in a message. Events are verbs ("edit", "cancel"), except for a wanted
  /// status ("status=CANCELED").
  private static String deed(String event) {
    return event.startsWith("status=") ? "set " + event + " on" : event;
  }

  private static String wayOut(CallStatus state) {
    return switch (state) {
      case SCHEDULED -> "It is being dialled at this moment; cancel it to have it hung up.";
      case IN_PROGRESS -> "Cancel it to have it hung up.";
      case COMPLETED, FAILED, NO_SHOW, CANCELED -> "It has ended; make a new call to try again.";
    };
  }

  private static Refusal notEnded(NotEnded early) {
    var detail = "Call %s is %s. %s".formatted(early.callId(), early.state(), NOT_ENDED.cure());
    return new Refusal(NOT_ENDED, detail);
  }

  private static Refusal stale(Stale stale) {
    var detail =
        "Call %s has changed since you looked. %s"
            .formatted(stale.callId(), PRECONDITION_FAILED.cure());
    return new Refusal(PRECONDITION_FAILED, detail);
  }

  private static Refusal tooMany(TooManyCalls many) {
    var detail =
        "You have %d calls that have not ended, which is as many as a user may have. %s"
            .formatted(many.most(), TOO_MANY_CALLS.cure());
    return new Refusal(TOO_MANY_CALLS, detail);
  }

  private static Refusal authenticate(ProblemKind kind) {
    return new Refusal(kind).with("WWW-Authenticate", "Bearer");
  }
}
