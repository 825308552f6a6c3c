package com.callcat.retell;

import com.callcat.call.Blank;
import com.callcat.call.TranscriptLine;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Converts a `transcript_object` into text, with a line for each turn. Retell's own `transcript`
/// has the same content, but there a line break inside a turn looks like the beginning of the next
/// turn.
final class SpokenTurns {
  private static final String ROLE = "role";
  private static final String CONTENT = "content";

  private final StringBuilder lines = new StringBuilder();
  private boolean complete = true;

  private SpokenTurns() {}

  /// Reads the value at which the parser is. The timings of the words, which are by far the largest
  /// part, are skipped and never become objects.
  ///
  /// @return null if the value is no list, is empty, or has an element that is no turn
  static @Nullable String read(JsonParser parser) throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      parser.skipChildren();
      return null;
    }
    var turns = new SpokenTurns();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      turns.readTurn(parser);
    }
    return turns.complete && !turns.lines.isEmpty() ? turns.lines.toString() : null;
  }

  private void readTurn(JsonParser parser) throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      parser.skipChildren();
      complete = false;
      return;
    }
    String role = null;
    String content = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var text = parser.nextToken() == JsonToken.VALUE_STRING;
      switch (name) {
        case ROLE -> role = text ? parser.getText() : null;
        case CONTENT -> content = text ? parser.getText() : null;
        default -> {}
      }
      parser.skipChildren();
    }
    add(role == null ? null : TranscriptLine.speaker(role), content);
  }

  private void add(@Nullable String speaker, @Nullable String content) {
    if (speaker == null || content == null) {
      complete = false;
    } else if (!Blank.all(content)) {
      lines.append(TranscriptLine.spoken(speaker, content)).append('\n');
    }
  }
}
