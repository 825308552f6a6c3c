package com.callcat.call;

import java.time.Instant;

/// One attempt to have Retell place a call. At most one request is sent to Retell for it.
///
/// @param number counts from 1
/// @param token random; sent to Retell as metadata, so that its events and lists tell which attempt
///   a call belongs to
/// @param since when the phase began; the times of the look-ups are counted from here
/// @param lookUps how many look-ups by token have found nothing so far
/// @param claimedAt when the attempt began
/// @param sent whether the request was certainly sent, because the process that sent it has
///   reported that the answer was lost
public record Attempt(
    int number,
    String token,
    Phase phase,
    Instant since,
    int lookUps,
    Instant claimedAt,
    boolean sent) {

  /// How far an attempt has come.
  public enum Phase {
    /// The call is claimed, and until the lease runs out the request may be on its way.
    ASKING,
    /// It is not known whether Retell placed the call, so it is not dialled again.
    UNKNOWN,
    /// Retell has the call.
    PLACED,
    /// Retell did not place the call. Either it has said so, or no look-up has found the call and
    /// its user wants it dialled again.
    REFUSED
  }

  /// Whether this attempt holds the call. As long as it does, the phone may ring, and the call must
  /// not be dialled again, edited or deleted.
  public boolean holds() {
    return phase == Phase.ASKING || phase == Phase.UNKNOWN;
  }

  /// The attempt when it begins.
  public static Attempt claim(int number, String token, Instant now) {
    return new Attempt(number, token, Phase.ASKING, now, 0, now, false);
  }

  /// This attempt in its next phase.
  public Attempt to(Phase next, Instant now) {
    return new Attempt(number, token, next, now, 0, claimedAt, sent);
  }

  Attempt unknown(boolean surelySent, Instant now) {
    return new Attempt(number, token, Phase.UNKNOWN, now, 0, claimedAt, surelySent);
  }

  Attempt lookedUp() {
    return new Attempt(number, token, phase, since, lookUps + 1, claimedAt, sent);
  }

  /// This attempt when its call is to be dialled again because no look-up has found it. The number
  /// of look-ups is kept: it tells this attempt from one that Retell refused.
  Attempt givenUp(Instant now) {
    return new Attempt(number, token, Phase.REFUSED, now, lookUps, claimedAt, sent);
  }

  boolean isGivenUp() {
    return phase == Phase.REFUSED && lookUps > 0;
  }
}
