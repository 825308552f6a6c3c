package com.callcat.call;

import java.time.Instant;

/// One try to have a call placed. There is at most one request to Retell for one attempt.
///
/// @param number counts from 1
/// @param token random, sent to Retell as metadata and found again in its events and lists
/// @param since when the phase began; the look-ups of an unknown answer count from here
/// @param lookUps how many look-ups by token have found nothing so far
public record Attempt(int number, String token, Phase phase, Instant since, int lookUps) {

  /// How far an attempt has come.
  public enum Phase {
    /// Claimed: the request may be under way, until the lease runs out.
    ASKING,
    /// Nobody can say whether Retell placed it; nothing is dialled again.
    UNKNOWN,
    /// Retell has the call.
    PLACED,
    /// Retell surely did not place it.
    REFUSED
  }

  /// Whether this attempt holds the call: it may ring, so nothing else may dial, edit or delete it.
  public boolean holds() {
    return phase == Phase.ASKING || phase == Phase.UNKNOWN;
  }

  Attempt to(Phase next, Instant now) {
    return new Attempt(number, token, next, now, 0);
  }

  Attempt lookedUp() {
    return new Attempt(number, token, phase, since, lookUps + 1);
  }
}
