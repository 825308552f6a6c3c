package com.callcat.call;

import java.time.Instant;

/// What is known of a call since Retell has it.
///
/// @param acceptedAt when we learnt that Retell has it; its deadline counts from here
/// @param followUps how often Retell was asked for news of it
/// @param facts all that Retell has told of it
public record Dialled(ProviderId providerId, Instant acceptedAt, int followUps, Facts facts) {

  Dialled followedUp() {
    return new Dialled(providerId, acceptedAt, followUps + 1, facts);
  }

  Dialled knowing(Facts more) {
    return new Dialled(providerId, acceptedAt, followUps, more);
  }
}
