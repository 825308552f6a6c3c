package com.callcat.analysis;

import com.callcat.analysis.WordFinder.Word;
import com.callcat.call.Conversation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The important words of a conversation: those that are said repeatedly, and those of its subject,
/// even if they are said only once.
final class Keywords {
  private static final int MOST_TAGS = 6;
  private static final int SHORTEST_TAG = 3;
  private static final double OF_SUBJECT = 3;
  private static final double OF_PROMPT = 1;

  private final WordFinder finder;
  private final Set<String> subject;
  private final Set<String> prompt;
  private final Set<String> name;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private Keywords(WordFinder finder, Conversation conversation) {
    this.finder = finder;
    this.subject = stems(conversation.subject());
    this.prompt = stems(conversation.prompt());
    this.name = stems(conversation.calleeName());
  }

  static Keywords of(WordFinder finder, Conversation conversation, Transcript transcript) {
    var keywords = new Keywords(finder, conversation);
    keywords.count(Sentences.plain(conversation.subject()));
    transcript.turns().stream()
        .flatMap(turn -> turn.sentences().stream())
        .filter(sentence -> !SmallTalk.is(sentence))
        .forEach(keywords::count);
    return keywords;
  }

  /// How important a sentence is, relative to its length.
  double weight(String sentence) {
    var words = finder.words(sentence);
    var sum = words.stream().map(Word::stem).distinct().mapToDouble(this::weightOf).sum();
    return sum / Math.sqrt(words.size() + 4.0);
  }

  /// The keywords, the most important ones first. A word that is neither in the subject nor
  /// repeated is not a keyword.
  List<String> tags() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue().total > 1 || subject.contains(entry.getKey()))
        .filter(entry -> weightOf(entry.getKey()) > 0)
        .sorted(Comparator.comparingDouble(entry -> -weightOf(entry.getKey())))
        .map(entry -> entry.getValue().mostSpoken())
        .filter(Keywords::isTag)
        .distinct()
        .limit(MOST_TAGS)
        .toList();
  }

  private void count(String text) {
    finder
        .words(text)
        .forEach(word -> counts.computeIfAbsent(word.stem(), _ -> new Count()).add(word));
  }

  private double weightOf(String stem) {
    var count = counts.get(stem);
    if (count == null || name.contains(stem)) {
      return 0;
    }
    return 1
        + Math.log(count.total)
        + (subject.contains(stem) ? OF_SUBJECT : 0)
        + (prompt.contains(stem) ? OF_PROMPT : 0);
  }

  private Set<String> stems(String text) {
    return finder.words(Sentences.plain(text)).stream()
        .map(Word::stem)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isTag(String word) {
    var ideographic = word.codePoints().anyMatch(Character::isIdeographic);
    return !WordFinder.isEnglishStopWord(word)
        && (ideographic || word.length() >= SHORTEST_TAG)
        && word.codePoints().allMatch(Keywords::isOfWord);
  }

  private static boolean isOfWord(int codePoint) {
    return Character.isLetter(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK
        || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK
        || codePoint == '-'
        || codePoint == '\'';
  }

  /// How often a word was said, and in which forms.
  private static final class Count {
    private final Map<String, Integer> forms = new HashMap<>();
    private int total;

    void add(Word word) {
      total++;
      forms.merge(word.spoken(), 1, Integer::sum);
    }

    String mostSpoken() {
      return forms.entrySet().stream()
          .min(
              Comparator.comparingInt((Map.Entry<String, Integer> form) -> -form.getValue())
                  .thenComparing(Map.Entry::getKey))
          .orElseThrow()
          .getKey();
    }
  }
}
