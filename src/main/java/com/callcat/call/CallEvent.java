package com.callcat.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a call after its creation. Only [CallRules] decides what follows
/// from it.
public sealed interface CallEvent {

  /// A request of the call's user.
  sealed interface ByUser extends CallEvent {}

  /// Fields to change, and a status to move to; either may be absent.
  ///
  /// @param versions the edit applies only to one of these versions; null for any version
  record Edit(CallEdits edits, @Nullable CallStatus status, @Nullable List<Long> versions)
      implements ByUser {
    public Edit {
      versions = versions == null ? null : List.copyOf(versions);
    }

    public Edit(CallEdits edits, @Nullable CallStatus status) {
      this(edits, status, null);
    }

    boolean isFor(Call call) {
      return versions == null || versions.contains(call.version());
    }
  }

  record Cancel() implements ByUser {}

  record Delete() implements ByUser {}

  /// The ended call was analysed for its user.
  record Finalize(Findings findings) implements ByUser {}

  /// The call's scheduled time is so long ago that it is not dialled any more.
  record Expire() implements CallEvent {}

  /// Events of dialling. The token names the attempt.
  sealed interface OfDialling extends CallEvent {
    String token();
  }

  /// The call is due: an attempt claims it, or it is too late.
  record Claim(String token) implements OfDialling {}

  /// The request to Retell is still in progress, so the lease is renewed.
  record Renew(String token) implements OfDialling {}

  /// Retell certainly did not place the call, but may do so later.
  ///
  /// @param retryAfter the delay that Retell asked for; null if it did not
  /// @param jitter a random number from 0 (inclusive) to 1 (exclusive)
  record RefusedForNow(String token, @Nullable Duration retryAfter, double jitter)
      implements OfDialling {}

  /// Retell certainly did not place the call, because of the account and not of the call.
  ///
  /// @param jitter a random number from 0 (inclusive) to 1 (exclusive)
  record AccountRefused(String token, double jitter) implements OfDialling {}

  /// Retell certainly did not place the call, and never will.
  record RefusedForGood(String token) implements OfDialling {}

  /// It is not known whether Retell placed the call.
  ///
  /// @param sent whether the request was certainly sent
  record AnswerLost(String token, boolean sent) implements OfDialling {}

  /// A look-up has found no call with this token at Retell.
  ///
  /// @param soFar how many look-ups had found nothing when this one began
  record FoundNothing(String token, int soFar) implements OfDialling {}

  /// A look-up by this token got no answer of Retell.
  record LookUpFailed(String token) implements OfDialling {}

  /// What Retell reports about a call that it has.
  sealed interface OfProvider extends CallEvent {}

  /// A report by a webhook, by the answer to our request, or by a look-up by token.
  record Reported(ProviderReport report) implements OfProvider {}

  /// A report by a look-up that was due.
  ///
  /// @param purpose of the look-up: FOLLOW or ANALYSIS
  record Followed(Due.Purpose purpose, ProviderReport report) implements OfProvider {}

  /// A look-up that was due got no report.
  ///
  /// @param purpose of the look-up: FOLLOW or ANALYSIS
  /// @param gone whether Retell has answered that it does not know the call; else Retell could not
  ///   be asked
  record FollowFailed(Due.Purpose purpose, boolean gone) implements OfProvider {}
}
