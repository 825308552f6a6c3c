package com.callcat.http;

import static java.util.Objects.requireNonNull;

import com.callcat.call.CallTranscript;
import com.callcat.call.TranscriptLine;

/// Reads what a user writes into a transcript: a whole text, or one more line in one of two forms.
final class TranscriptInput {
  private static final TextRule WHOLE = TextRule.lines(CallTranscript.MOST_WRITTEN);
  private static final TextRule ENTRY = TextRule.lines(5000);
  private static final TextRule WORD = TextRule.line(30);

  private TranscriptInput() {}

  /// Reads `{transcriptText}`. Throws Invalid.
  static String whole(Fields fields) {
    var text = fields.text("transcriptText", WHOLE);
    fields.require("transcriptText");
    fields.check();
    return requireNonNull(text);
  }

  /// Reads `{text}` or `{role, content}`. Throws Invalid.
  static String line(Fields fields) {
    var text = fields.text("text", ENTRY);
    var speaker = fields.text("role", WORD, TranscriptLine::speaker, "must be agent or user");
    var content = fields.text("content", ENTRY);
    requireOneForm(fields);
    fields.check();
    return text != null
        ? TranscriptLine.of(text)
        : TranscriptLine.spoken(requireNonNull(speaker), requireNonNull(content));
  }

  private static void requireOneForm(Fields fields) {
    var spoken = fields.has("role") || fields.has("content");
    if (!fields.has("text")) {
      fields.require(spoken ? new String[] {"role", "content"} : new String[] {"text"});
    } else if (spoken) {
      fields.wrong("text", "cannot go with role and content; send one of the two forms");
    }
  }
}
