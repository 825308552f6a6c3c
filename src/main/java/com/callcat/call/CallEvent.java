package com.callcat.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a call that exists. What follows from it is decided by [CallRules]
/// alone.
public sealed interface CallEvent {

  /// What its user asks for.
  sealed interface ByUser extends CallEvent {}

  /// Fields to change, and a status to move to; either may be absent.
  ///
  /// @param versions the edit is meant for one of these and for no other; null for any
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

  /// Its instant is so long ago that it is not dialled any more.
  record Expire() implements CallEvent {}

  /// What comes of dialling. A token names the attempt it is about.
  sealed interface OfDialling extends CallEvent {
    String token();
  }

  /// The instant has come: an attempt claims the call, or it is too late.
  record Claim(String token) implements OfDialling {}

  /// The request to Retell is still under way.
  record Renew(String token) implements OfDialling {}

  /// Retell surely did not place it, but may later.
  ///
  /// @param retryAfter what Retell asked for, if it did
  /// @param jitter a random number from 0 (inclusive) to 1 (exclusive)
  record RefusedForNow(String token, @Nullable Duration retryAfter, double jitter)
      implements OfDialling {}

  /// Retell surely did not place it, for a reason that lies with the account and not with the call.
  ///
  /// @param jitter a random number from 0 (inclusive) to 1 (exclusive)
  record AccountRefused(String token, double jitter) implements OfDialling {}

  /// Retell surely did not place it, and never will.
  record RefusedForGood(String token) implements OfDialling {}

  /// Nobody can say whether Retell placed it.
  ///
  /// @param sent the request has surely left
  record AnswerLost(String token, boolean sent) implements OfDialling {}

  /// Retell, asked for calls with this token, has none.
  ///
  /// @param soFar how many look-ups had found nothing when this one began
  record FoundNothing(String token, int soFar) implements OfDialling {}

  /// Retell could not be asked for calls with this token.
  record LookUpFailed(String token) implements OfDialling {}

  /// What Retell says of a call it has.
  sealed interface OfProvider extends CallEvent {}

  /// A webhook, the answer to our request, or a find by token.
  record Reported(ProviderReport report) implements OfProvider {}

  /// The answer to a look-up that was due.
  ///
  /// @param purpose what it was due for: FOLLOW or ANALYSIS
  record Followed(Due.Purpose purpose, ProviderReport report) implements OfProvider {}

  /// A look-up that was due got no report.
  ///
  /// @param purpose what it was due for: FOLLOW or ANALYSIS
  /// @param gone Retell answered that it knows no such call; otherwise it could not be asked
  record FollowFailed(Due.Purpose purpose, boolean gone) implements OfProvider {}
}
