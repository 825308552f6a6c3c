package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Converts what a speaker said in the first person into the third person, for the user on whose
/// behalf the agent called. The callee's "you" means that user and is kept; the agent's "you" means
/// the callee.
final class Retelling {
  private static final String AGENT = "the agent";

  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'])(?:(?:i|we|you) (?:am|are)|i'm|we're|you're|myself|ourselves|yourself"
              + "|me|us|my|our|ours|mine|your|yours|you|i|we)(?![\\p{L}\\p{N}'])",
          CASE_INSENSITIVE);

  private static final Map<String, String> OF_CALLEE =
      Map.ofEntries(
          Map.entry("i", "they"),
          Map.entry("we", "they"),
          Map.entry("i am", "they are"),
          Map.entry("we are", "they are"),
          Map.entry("i'm", "they are"),
          Map.entry("we're", "they are"),
          Map.entry("me", "them"),
          Map.entry("us", "them"),
          Map.entry("my", "their"),
          Map.entry("our", "their"),
          Map.entry("mine", "theirs"),
          Map.entry("ours", "theirs"),
          Map.entry("myself", "themselves"),
          Map.entry("ourselves", "themselves"));

  private final Map<String, String> ofAgent;
  private final String callee;

  Retelling(String callee) {
    this.callee = callee;
    this.ofAgent =
        Map.ofEntries(
            Map.entry("i", AGENT),
            Map.entry("i am", AGENT + " is"),
            Map.entry("i'm", AGENT + " is"),
            Map.entry("me", AGENT),
            Map.entry("my", AGENT + "'s"),
            Map.entry("you", callee),
            Map.entry("you are", callee + " is"),
            Map.entry("you're", callee + " is"),
            Map.entry("your", callee + "'s"),
            Map.entry("yours", callee + "'s"),
            Map.entry("yourself", "themselves"));
  }

  /// The name of a speaker at the beginning of a sentence.
  String name(Speaker speaker) {
    return switch (speaker) {
      case AGENT -> "The agent";
      case CALLEE -> callee;
      case OTHER -> "Somebody";
    };
  }

  /// A clause of a speaker, with its pronouns replaced by the persons that they mean.
  String clause(Speaker speaker, String clause) {
    var pronouns =
        switch (speaker) {
          case AGENT -> ofAgent;
          case CALLEE -> OF_CALLEE;
          case OTHER -> Map.<String, String>of();
        };
    return PRONOUN.matcher(clause).replaceAll(pronoun -> replacement(pronoun, pronouns));
  }

  private static String replacement(MatchResult pronoun, Map<String, String> pronouns) {
    var key = pronoun.group().toLowerCase(Locale.ROOT);
    return Matcher.quoteReplacement(pronouns.getOrDefault(key, pronoun.group()));
  }
}
