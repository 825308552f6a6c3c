package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/// Recognises phrases at the beginning and end of every call, which say nothing about a particular
/// one.
final class SmallTalk {
  /// A longer sentence also says something else.
  private static final int MOST_WORDS = 6;

  private static final Pattern GREETING =
      Pattern.compile(
          "\\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|welcome|thank you|thanks|bye"
              + "|goodbye|see you|take care|have a|cheers|how are you|nice to (?:meet|talk)"
              + "|that was all|that's all|speaking|one moment|just a (?:moment|second|minute)"
              + "|hold on|go ahead|got it|just checking in)\\b",
          CASE_INSENSITIVE);

  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "\\b(?:(?:ai|virtual|automated|digital) (?:voice )?(?:assistant|agent)"
              + "|how (?:can|may) i help|is this a good time|thank you for your time"
              + "|have reached the)\\b",
          CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("\\b[Tt]his is (?:Dr\\. )?\\p{Lu}");

  private SmallTalk() {}

  static boolean is(String sentence) {
    return INTRODUCTION.matcher(sentence).find()
        || (words(sentence) <= MOST_WORDS
            && (GREETING.matcher(sentence).find() || NAME.matcher(sentence).find()));
  }

  private static long words(String sentence) {
    return 1 + sentence.chars().filter(c -> c == ' ').count();
  }
}
