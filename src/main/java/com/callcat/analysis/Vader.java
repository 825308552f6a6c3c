package com.callcat.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Measures the sentiment of a sentence by the lexicon and the rules of VADER (Hutto and Gilbert,
/// 2014). Its rules for capitals and emoticons are left out, because speech has neither.
final class Vader {
  private static final Map<String, Double> LEXICON = lexicon();
  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'-]*+");

  /// Words that people say on the phone regardless of their mood.
  private static final Set<String> FORMULAS =
      Set.of(
          "please", "thank", "thanks", "welcome", "yes", "no", "sure", "ok", "okay", "sorry",
          "hello", "dear", "like", "help", "care", "cancel", "pay", "forget");

  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "none", "nor", "neither", "nothing", "nowhere", "without", "cannot",
          "rarely", "seldom", "hardly", "barely");

  private static final Set<String> BOOSTERS =
      Set.of(
          "absolutely",
          "completely",
          "deeply",
          "entirely",
          "especially",
          "extremely",
          "fully",
          "highly",
          "incredibly",
          "more",
          "most",
          "particularly",
          "quite",
          "really",
          "so",
          "thoroughly",
          "totally",
          "utterly",
          "very");

  private static final Set<String> DAMPENERS =
      Set.of("almost", "kinda", "less", "little", "occasionally", "partly", "slightly", "somewhat");

  private static final double BOOST = 0.293;
  private static final double NEGATION = -0.74;
  private static final double EXCLAMATION = 0.292;
  private static final int MOST_EXCLAMATIONS = 4;
  private static final double BEFORE_BUT = 0.5;
  private static final double AFTER_BUT = 1.5;

  /// The weights of modifiers one, two or three words before a word.
  private static final List<Double> NEARNESS = List.of(1.0, 0.95, 0.9);

  /// The constant that normalizes a sum of valences to a value between -1 and 1.
  private static final int NORMALIZATION = 15;

  private Vader() {}

  /// The sentiment from -1 (most negative) to 1 (most positive); 0 if the sentence has no word with
  /// a sentiment.
  static double compound(String sentence) {
    var words =
        WORD.matcher(sentence.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    var but = words.indexOf("but");
    var sum = 0.0;
    for (var at = 0; at < words.size(); at++) {
      sum += valence(words, at) * contrast(at, but);
    }
    var emphasized = sum + Math.signum(sum) * EXCLAMATION * exclamations(sentence);
    return emphasized / Math.sqrt(emphasized * emphasized + NORMALIZATION);
  }

  private static double valence(List<String> words, int at) {
    var word = words.get(at);
    var valence = FORMULAS.contains(word) ? 0 : LEXICON.getOrDefault(word, 0.0);
    if (valence == 0) {
      return 0;
    }
    for (var back = 1; back <= Math.min(NEARNESS.size(), at); back++) {
      var earlier = words.get(at - back);
      valence += Math.signum(valence) * boost(earlier) * NEARNESS.get(back - 1);
      valence *= negates(earlier) ? NEGATION : 1;
    }
    return valence;
  }

  private static double boost(String word) {
    if (BOOSTERS.contains(word)) {
      return BOOST;
    }
    return DAMPENERS.contains(word) ? -BOOST : 0;
  }

  private static boolean negates(String word) {
    return NEGATIONS.contains(word) || word.endsWith("n't");
  }

  private static double contrast(int at, int but) {
    if (but < 0 || at == but) {
      return 1;
    }
    return at < but ? BEFORE_BUT : AFTER_BUT;
  }

  private static long exclamations(String sentence) {
    return sentence.chars().filter(c -> c == '!').limit(MOST_EXCLAMATIONS).count();
  }

  private static Map<String, Double> lexicon() {
    var resource = Vader.class.getResourceAsStream("vader_lexicon.tsv");
    try (var lines =
        new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.toUnmodifiableMap(entry -> entry[0], entry -> Double.valueOf(entry[1])));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
