package com.callcat.call;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// The data of an ended call for its analysis: what it was for, how it ended, and what was said. It
/// has no phone numbers, so that it can be passed to any kind of analysis.
///
/// @param language as Retell spells it, like `en` or `es-ES`
/// @param heldAt when it took place, in the user's time zone, so that words like "tomorrow" can be
///   understood
/// @param transcript null if there is none
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

  /// Shows neither what was said nor with whom.
  @Override
  public String toString() {
    return "Conversation[" + status + " " + ending.reason() + "]";
  }
}
