package com.callcat.call;

import java.time.Instant;

/// One try to have a call placed. There is at most one request to Retell for one attempt.
///
/// @param number counts from 1
/// @param token random, sent to Retell as metadata and found again in its events and lists
/// @param since when the phase began; the look-ups of an unknown answer count from here
/// @param lookUps how many look-ups by token have found nothing so far
/// @param claimedAt when it began
/// @param sent the request has surely left: whoever sent it has said that its answer was lost
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
    /// Claimed: the request may be under way, until the lease runs out.
    ASKING,
    /// Nobody can say whether Retell placed it; nothing is dialled again.
    UNKNOWN,
    /// Retell has the call.
    PLACED,
    /// Retell did not place it: it has said so, or has shown it in none of the look-ups and its
    /// user wants it dialled again.
    REFUSED
  }

  /// Whether this attempt holds the call: it may ring, so nothing else may dial, edit or delete it.
  public boolean holds() {
    return phase == Phase.ASKING || phase == Phase.UNKNOWN;
  }

  static Attempt claim(int number, String token, Instant now) {
    return new Attempt(number, token, Phase.ASKING, now, 0, now, false);
  }

  Attempt to(Phase next, Instant now) {
    return new Attempt(number, token, next, now, 0, claimedAt, sent);
  }

  Attempt unknown(boolean surelySent, Instant now) {
    return new Attempt(number, token, Phase.UNKNOWN, now, 0, claimedAt, surelySent);
  }

  Attempt lookedUp() {
    return new Attempt(number, token, phase, since, lookUps + 1, claimedAt, sent);
  }

  /// The call is dialled again; the look-ups stay, and tell it from an attempt that Retell refused.
  Attempt givenUp(Instant now) {
    return new Attempt(number, token, Phase.REFUSED, now, lookUps, claimedAt, sent);
  }

  boolean isGivenUp() {
    return phase == Phase.REFUSED && lookUps > 0;
  }
}
