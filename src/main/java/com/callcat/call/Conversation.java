package com.callcat.call;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// An ended call as it is analysed: what it was for, how it ended, and what was said. The phone
/// numbers are not part of it, so that it can be shown to whoever analyses.
///
/// @param language as Retell spells it, like `en` or `es-ES`
/// @param heldAt when it took place, on the clock of its user: what "tomorrow" meant
/// @param transcript null when there is none
public record Conversation(
    String calleeName,
    String subject,
    String prompt,
    String language,
    ZonedDateTime heldAt,
    CallStatus status,
    Ending ending,
    @Nullable CallTranscript transcript) {

  public Conversation {
    if (!status.ended()) {
      throw new IllegalArgumentException("a call is analysed when it has ended");
    }
  }

  /// Says what it is about, never what was said or with whom.
  @Override
  public String toString() {
    return "Conversation[" + status + " " + ending.reason() + "]";
  }
}
