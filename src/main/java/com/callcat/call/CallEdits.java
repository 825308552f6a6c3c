package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The changes that a user wants in a scheduled call; a null field is not changed.
public record CallEdits(
    @Nullable String calleeName,
    @Nullable PhoneNumber phoneNumber,
    @Nullable String subject,
    @Nullable String prompt,
    @Nullable Instant scheduledFor,
    @Nullable String aiLanguage,
    @Nullable String voiceId,
    @Nullable IfUnknown ifUnknown) {

  public static final CallEdits NONE =
      new CallEdits(null, null, null, null, null, null, null, null);

  public boolean isEmpty() {
    return equals(NONE);
  }

  Brief applyTo(Brief brief) {
    return new Brief(
        or(calleeName, brief.calleeName()),
        or(phoneNumber, brief.phoneNumber()),
        or(subject, brief.subject()),
        or(prompt, brief.prompt()),
        or(scheduledFor, brief.scheduledFor()),
        or(aiLanguage, brief.aiLanguage()),
        voiceId != null ? voiceId : brief.voiceId(),
        or(ifUnknown, brief.ifUnknown()));
  }

  private static <T> T or(@Nullable T wanted, T present) {
    return wanted != null ? wanted : present;
  }
}
