package com.callcat.call;

import java.util.List;

/// Everything that can go wrong between a request and its answer, in the domain's words. What a
/// client is told of it is decided in one place, at the HTTP router.
public sealed interface Problem {

  /// One thing that is wrong with a request.
  ///
  /// @param field the JSON path or the parameter
  record Fault(String field, String message) {}

  /// The request is wrong; all its faults at once.
  record Invalid(List<Fault> faults) implements Problem {
    public Invalid {
      faults = List.copyOf(faults);
    }

    public static Invalid of(String field, String message) {
      return new Invalid(List.of(new Fault(field, message)));
    }
  }

  /// The table of moves does not have this one.
  record IllegalMove(CallId callId, CallStatus state, String event) implements Problem {}

  /// The move exists, but comes too late for this call.
  record TooLate(CallId callId, CallStatus state, String event) implements Problem {}

  /// It can only be done when the call has ended.
  record NotEnded(CallId callId, CallStatus state) implements Problem {}

  /// Somebody else changed the record first.
  record Conflict(String what) implements Problem {}

  /// The request was meant for another version of the call.
  record Stale(CallId callId) implements Problem {}

  /// The Idempotency-Key was used for another request before.
  record KeyReused() implements Problem {}

  /// It belongs to another user.
  record Forbidden(String what) implements Problem {}

  record NotFound(String what) implements Problem {}

  /// No token, or one that is not good (any more).
  record Unauthenticated(String why) implements Problem {}

  /// Wrong e-mail or wrong password: one and the same, so that nobody can try out addresses.
  record WrongCredentials() implements Problem {}

  record EmailTaken() implements Problem {}

  /// The user has as many calls that have not ended as they may have.
  ///
  /// @param most how many that is
  record TooManyCalls(int most) implements Problem {}

  /// Something we depend on does not answer, or is too busy. Nothing half done; worth a retry.
  record Unavailable(String what) implements Problem {}
}
