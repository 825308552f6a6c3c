package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a call since Retell has it.
///
/// @param callerNumber the number that rings at the callee's
/// @param acceptedAt when we learnt that Retell has it; its deadline counts from here
/// @param startedAt when somebody or something picked up
/// @param followUps how often Retell was asked for news of it
public record Dialled(
    ProviderId providerId,
    @Nullable PhoneNumber callerNumber,
    Instant acceptedAt,
    @Nullable Instant startedAt,
    int followUps) {

  Dialled followedUp() {
    return new Dialled(providerId, callerNumber, acceptedAt, startedAt, followUps + 1);
  }

  Dialled startedAt(@Nullable Instant instant) {
    return new Dialled(providerId, callerNumber, acceptedAt, instant, followUps);
  }
}
