package com.callcat.http;

import com.callcat.call.CallId;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import java.time.Duration;
import java.util.UUID;

/// An example of a refused request, with the refusal that the API really sends. The code does not
/// compile if a kind of problem has no example.
///
/// @param instance the path of the request
record ProblemExample(String instance, Refusal refusal) {
  private static final CallId CALL =
      new CallId(UUID.fromString("0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11"));
  private static final String CALLS = "/api/calls";
  private static final String ONE_CALL = CALLS + "/" + CALL;
  private static final String EVENTS = CALLS + "/events";
  private static final String LOGIN = "/api/auth/login";

  static ProblemExample of(ProblemKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> of(CALLS, Problem.Invalid.of("prompt", "is required"));
      case ILLEGAL_MOVE ->
          of(ONE_CALL, new Problem.IllegalMove(CALL, CallStatus.SCHEDULED, "status=COMPLETED"));
      case UNAUTHENTICATED -> of(CALLS, new Problem.Unauthenticated("expired"));
      case WRONG_CREDENTIALS -> of(LOGIN, new Problem.WrongCredentials());
      case FORBIDDEN -> of(ONE_CALL, new Problem.Forbidden("call"));
      case NOT_FOUND -> of(ONE_CALL, new Problem.NotFound("call"));
      case TOO_LATE ->
          of(ONE_CALL + "/cancel", new Problem.TooLate(CALL, CallStatus.COMPLETED, "cancel"));
      case NOT_ENDED ->
          of(ONE_CALL + "/finalize", new Problem.NotEnded(CALL, CallStatus.IN_PROGRESS));
      case CONFLICT -> of(ONE_CALL, new Problem.Conflict("call"));
      case IDEMPOTENCY_KEY_REUSED -> of(CALLS, new Problem.KeyReused());
      case EMAIL_TAKEN -> of("/api/auth/register", new Problem.EmailTaken());
      case TOO_MANY_CALLS -> of(CALLS, new Problem.TooManyCalls(10_000));
      case PRECONDITION_FAILED -> of(ONE_CALL, new Problem.Stale(CALL));
      case UNAVAILABLE -> of(CALLS, new Problem.Unavailable("store"));
      case NO_TRANSCRIPT -> new ProblemExample(ONE_CALL + "/transcript", new Refusal(kind));
      case NO_SUCH_ROUTE -> new ProblemExample("/api/call", HttpRefusals.ofStatus(404));
      case METHOD_NOT_ALLOWED ->
          new ProblemExample(LOGIN, HttpRefusals.methodNotAllowed("POST, OPTIONS"));
      case NOT_ACCEPTABLE -> new ProblemExample(CALLS, HttpRefusals.notAcceptable(MediaTypes.JSON));
      case TOO_LARGE -> new ProblemExample(CALLS, HttpRefusals.tooLarge(JsonBody.LIMIT));
      case NOT_JSON -> new ProblemExample(CALLS, HttpRefusals.notJson());
      case TOO_MANY_ATTEMPTS ->
          new ProblemExample(LOGIN, HttpRefusals.tooMany(Duration.ofSeconds(42)));
      case TOO_MANY_STREAMS -> new ProblemExample(EVENTS, HttpRefusals.tooManyStreams());
      case NO_ROOM -> new ProblemExample(EVENTS, HttpRefusals.noRoomForStreams());
      case MALFORMED, TOO_SLOW, URI_TOO_LONG, HEADERS_TOO_LARGE, UNEXPECTED ->
          new ProblemExample(CALLS, HttpRefusals.ofStatus(kind.status()));
    };
  }

  private static ProblemExample of(String instance, Problem problem) {
    return new ProblemExample(instance, Problems.of(problem));
  }
}
