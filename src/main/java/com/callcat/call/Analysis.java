package com.callcat.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was made of a conversation afterwards.
///
/// @param voicemail a machine took the call, whatever the line's own reason says
public record Analysis(
    @Nullable String summary,
    List<String> actionItems,
    List<String> tags,
    @Nullable String sentiment,
    boolean voicemail) {

  public Analysis {
    actionItems = List.copyOf(actionItems);
    tags = List.copyOf(tags);
  }
}
