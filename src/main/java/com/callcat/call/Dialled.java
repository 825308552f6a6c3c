package com.callcat.call;

import java.time.Instant;

/// What is known about a call that Retell has.
///
/// @param acceptedAt when we learnt that Retell has it; time limits count from here
/// @param followUps how often Retell was asked about it
/// @param facts everything that Retell has reported about it
public record Dialled(ProviderId providerId, Instant acceptedAt, int followUps, Facts facts) {

  Dialled followedUp() {
    return new Dialled(providerId, acceptedAt, followUps + 1, facts);
  }

  Dialled knowing(Facts more) {
    return new Dialled(providerId, acceptedAt, followUps, more);
  }
}
