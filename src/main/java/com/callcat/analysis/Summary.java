package com.callcat.analysis;

import com.callcat.call.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Writes a summary of a few sentences: first the outcome of the call, then what was agreed, then
/// the most important sentences, quoted literally.
final class Summary {
  private static final int MOST_AGREED = 3;
  private static final int MOST_QUOTED = 2;
  private static final int LONGEST_QUOTE = 200;
  private static final int FEWEST_WORDS = 4;

  private final Conversation conversation;
  private final Keywords keywords;

  /// A sentence of a speaker, and how important it is.
  private record Quote(Speaker speaker, String sentence, int at, double weight) {}

  Summary(Conversation conversation, Keywords keywords) {
    this.conversation = conversation;
    this.keywords = keywords;
  }

  /// @param transcript what was said, if there was a conversation, and the user's notes
  String of(Talk talk, Transcript transcript, ActionItems items) {
    var sentences = new ArrayList<String>();
    sentences.add(Outcome.of(conversation, talk, !transcript.isEmpty()));
    items.weightiestFirst().limit(MOST_AGREED).map(text -> text + ".").forEach(sentences::add);
    quotes(transcript, items).stream().map(this::told).forEach(sentences::add);
    return String.join(" ", sentences);
  }

  /// The most important sentences, in the order in which they were said.
  private List<Quote> quotes(Transcript transcript, ActionItems items) {
    var told = new HashSet<>(items.sentences());
    return all(transcript).stream()
        .sorted(Comparator.comparingDouble(quote -> -quote.weight()))
        .filter(quote -> told.add(quote.sentence()))
        .limit(MOST_QUOTED)
        .sorted(Comparator.comparingInt(Quote::at))
        .toList();
  }

  private List<Quote> all(Transcript transcript) {
    var quotes = new ArrayList<Quote>();
    for (var turn : transcript.turns()) {
      for (var sentence : turn.sentences()) {
        var weight = isTelling(sentence) ? keywords.weight(sentence) : 0;
        if (weight > 0) {
          quotes.add(new Quote(turn.speaker(), sentence, quotes.size(), weight));
        }
      }
    }
    return quotes;
  }

  private static boolean isTelling(String sentence) {
    return !sentence.endsWith("?")
        && (sentence.chars().filter(c -> c == ' ').count() >= FEWEST_WORDS - 1
            || sentence.codePoints().filter(Character::isIdeographic).count() >= FEWEST_WORDS)
        && !SmallTalk.is(sentence);
  }

  private String told(Quote quote) {
    var words = Sentences.cut(quote.sentence(), LONGEST_QUOTE);
    var quoted = "“" + words + (words.length() < quote.sentence().length() ? "…" : "") + "”";
    return switch (quote.speaker()) {
      case AGENT -> "The agent said: " + quoted;
      case CALLEE -> Sentences.plain(conversation.calleeName()) + " said: " + quoted;
      case OTHER -> quoted;
    };
  }
}
