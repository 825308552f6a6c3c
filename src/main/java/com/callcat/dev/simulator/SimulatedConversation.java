package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What was said in a call, by whom, and when each word was heard.
record SimulatedConversation(List<Utterance> utterances) {

  /// The pause before each utterance, in characters of speech.
  private static final int PAUSE = 6;

  /// One turn of the conversation.
  record Utterance(Speaker speaker, List<Word> words) {

    String content() {
      return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    JsonObject toJson() {
      var spoken = words.stream().map(Word::toJson).toList();
      return new JsonObject()
          .put("role", speaker.role)
          .put("content", content())
          .put("words", new JsonArray(spoken));
    }
  }

  /// A word, and when it was heard, in milliseconds of audio.
  record Word(String text, long start, long end) {

    JsonObject toJson() {
      return new JsonObject()
          .put("word", text)
          .put("start", start / 1000.0)
          .put("end", end / 1000.0);
    }
  }

  /// Who says a line.
  enum Speaker {
    AGENT("agent", "Agent: "),
    USER("user", "User: ");

    private final String role;
    private final String prefix;

    Speaker(String role, String prefix) {
      this.role = role;
      this.prefix = prefix;
    }
  }

  /// A line before it is spoken.
  record Line(Speaker speaker, String text) {
    List<String> words() {
      return List.of(text.split(" "));
    }
  }

  /// The conversation of a call that has ended; empty if nobody picked up.
  static SimulatedConversation of(SimulatedCall call) {
    var life = Life.of(call);
    if (life.answeredAt() == null) {
      return new SimulatedConversation(List.of());
    }
    var planned = call.script() == Script.HOUR_LONG ? Life.HOUR : call.durations().talk();
    return spread(Dialogue.of(call), planned).until(life.talked());
  }

  /// Spreads the words evenly over the talk.
  private static SimulatedConversation spread(List<Line> lines, Duration talk) {
    var length = lines.stream().mapToLong(SimulatedConversation::length).sum();
    var utterances = new ArrayList<Utterance>();
    var said = 0L;
    for (var line : lines) {
      utterances.add(spoken(line, said, talk.toMillis(), length));
      said += length(line);
    }
    return new SimulatedConversation(utterances);
  }

  private static Utterance spoken(Line line, long saidBefore, long talk, long length) {
    var words = new ArrayList<Word>();
    var said = saidBefore + PAUSE;
    for (var word : line.words()) {
      var end = said + length(word);
      words.add(new Word(word, said * talk / length, end * talk / length));
      said = end;
    }
    return new Utterance(line.speaker(), words);
  }

  private static long length(Line line) {
    return PAUSE + line.words().stream().mapToLong(SimulatedConversation::length).sum();
  }

  private static long length(String word) {
    return word.length() + 1L;
  }

  /// The part of the conversation before the hang-up.
  private SimulatedConversation until(Duration end) {
    var heard =
        utterances.stream()
            .map(utterance -> until(utterance, end.toMillis()))
            .filter(utterance -> !utterance.words().isEmpty())
            .toList();
    return new SimulatedConversation(heard);
  }

  private static Utterance until(Utterance utterance, long end) {
    var heard = utterance.words().stream().filter(word -> word.end() <= end).toList();
    return new Utterance(utterance.speaker(), heard);
  }

  /// The transcript with lines like `Agent: …` and `User: …`, each ended by a line feed.
  String text() {
    return utterances.stream()
        .map(utterance -> utterance.speaker().prefix + utterance.content() + "\n")
        .collect(Collectors.joining());
  }

  JsonArray toJson() {
    return new JsonArray(utterances.stream().map(Utterance::toJson).toList());
  }
}
