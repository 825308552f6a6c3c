package com.callcat.analysis;

import com.callcat.call.CallStatus;
import com.callcat.call.CallTranscript;
import com.callcat.call.Conversation;
import com.callcat.call.Ending;
import com.callcat.call.Findings;
import com.callcat.retell.Fixtures;
import io.vertx.core.json.JsonObject;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Conversations to analyse.
final class Talks {
  static final String CALLEE = "Okafor Dental";

  /// A Monday.
  static final ZonedDateTime HELD_AT =
      ZonedDateTime.parse("2026-11-23T10:15:00-05:00[America/New_York]");

  private static final int WORDS_OF_AN_HOUR = 11_000;

  private static final List<String> QUESTIONS =
      List.of(
          "Will I get a confirmation in writing?",
          "Do I have to prepare anything for it?",
          "Is there anything else I should know?",
          "Can I change my mind until tomorrow?");

  private static final List<String> ANSWERS =
      List.of(
          "I will pass that on, and you will hear about it today.",
          "Not that I know of, but I will note your question.",
          "I was told nothing more, and I will not make anything up.",
          "I will ask, and somebody will get back to you.");

  private Talks() {}

  static Conversation talk(@Nullable String transcript) {
    return of("en", CallStatus.COMPLETED, "agent_hangup", transcript);
  }

  static Conversation of(
      String language, CallStatus status, String endReason, @Nullable String talk) {
    var transcript = talk == null ? null : new CallTranscript(talk, null);
    return noted(language, status, endReason, transcript);
  }

  static Conversation noted(
      String language, CallStatus status, String endReason, @Nullable CallTranscript transcript) {
    return ended(language, status, ending(status, endReason), transcript);
  }

  /// As it is when nobody knows more than the status.
  static Ending ending(CallStatus status, String reason) {
    var outcome =
        switch (status) {
          case COMPLETED -> Ending.Outcome.REACHED;
          case FAILED -> Ending.Outcome.NOT_PLACED;
          case NO_SHOW, CANCELED, SCHEDULED, IN_PROGRESS -> Ending.Outcome.NOBODY_REACHED;
        };
    return new Ending(HELD_AT.toInstant(), reason, outcome, null);
  }

  static Conversation ended(
      String language, CallStatus status, Ending ending, @Nullable CallTranscript transcript) {
    return new Conversation(
        CALLEE,
        "Move the cleaning",
        "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday.",
        language,
        HELD_AT,
        status,
        ending,
        transcript);
  }

  /// What Retell sends as the transcript of a call.
  static String fixture(String name) {
    var json = new JsonObject(Fixtures.text(name));
    return json.getJsonObject("call", json).getString("transcript");
  }

  /// As long as the simulator's longest, and much like it.
  static String hourLong() {
    var random = new Random(7);
    var text = new StringBuilder("User: Hello, this is Okafor Dental.\n");
    text.append("Agent: Hello Okafor Dental, I am an AI assistant, calling about the cleaning.\n");
    for (var words = 0; words < WORDS_OF_AN_HOUR; words += 22) {
      text.append("User: And one more thing. ").append(any(QUESTIONS, random)).append('\n');
      text.append("Agent: ").append(any(ANSWERS, random)).append('\n');
    }
    text.append("User: The cleaning on Thursday at ten thirty works for us.\n");
    text.append("Agent: Then we agree about this: Move the cleaning. Goodbye.\n");
    return text.toString();
  }

  private static String any(List<String> phrases, Random random) {
    return phrases.get(random.nextInt(phrases.size()));
  }

  static Findings found(String transcript) {
    return Rules.apply(talk(transcript));
  }
}
