package com.callcat.call;

import java.util.List;

/// Everything that can go wrong with a request, in terms of the domain. The HTTP router decides, in
/// a single place, how a client is told.
public sealed interface Problem {

  /// One fault of a request.
  ///
  /// @param field the JSON path or the name of the parameter
  record Fault(String field, String message) {}

  /// The request is invalid; the problem has all its faults.
  record Invalid(List<Fault> faults) implements Problem {
    public Invalid {
      faults = List.copyOf(faults);
    }

    public static Invalid of(String field, String message) {
      return new Invalid(List.of(new Fault(field, message)));
    }
  }

  /// There is no such transition.
  record IllegalMove(CallId callId, CallStatus state, String event) implements Problem {}

  /// The transition exists, but comes too late for this call.
  record TooLate(CallId callId, CallStatus state, String event) implements Problem {}

  /// The request is possible only after the call has ended.
  record NotEnded(CallId callId, CallStatus state) implements Problem {}

  /// Another writer changed the record first.
  record Conflict(String what) implements Problem {}

  /// The request was meant for another version of the call.
  record Stale(CallId callId) implements Problem {}

  /// The Idempotency-Key was used for another request before.
  record KeyReused() implements Problem {}

  /// The object belongs to another user.
  record Forbidden(String what) implements Problem {}

  record NotFound(String what) implements Problem {}

  /// There is no token, or it is not valid (any more).
  record Unauthenticated(String why) implements Problem {}

  /// The e-mail address or the password is wrong. It is the same problem for both, so that nobody
  /// can find out which addresses exist.
  record WrongCredentials() implements Problem {}

  record EmailTaken() implements Problem {}

  /// The user has reached the quota of calls that have not ended.
  ///
  /// @param most the quota
  record TooManyCalls(int most) implements Problem {}

  /// Something that we depend on does not answer, or is too busy. The request may be repeated.
  record Unavailable(String what) implements Problem {}
}
