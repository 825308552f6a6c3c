package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds times on which both sides agree.
final class Agreements {
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "\\b(?:works?|would work|will work|suits?|(?:is|are|would be|that's) (?:fine|good|great"
              + "|perfect|okay|ok|all right|confirmed|booked)|sounds (?:good|great)|see you|expect"
              + " you|booked|confirmed|scheduled|rescheduled|moved|put you (?:down|in)|it is then)\\b",
          CASE_INSENSITIVE);

  private static final Pattern PROPOSED =
      Pattern.compile(
          "\\b(?:works?|suits?|okay|ok|fine|good|possible|all right|available|free|come|make it|do"
              + "|how about|what about|prefer|instead|move)\\b",
          CASE_INSENSITIVE);

  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|no|never|cannot|unless|if)\\b|n't\\b", CASE_INSENSITIVE);

  private final Retelling retelling;

  Agreements(Retelling retelling) {
    this.retelling = retelling;
  }

  /// The agreement: with whom, and for when; null if the sentence has none.
  @Nullable String find(Speaker speaker, String sentence, Reply reply) {
    if (!isAgreed(sentence, reply) || DENIED.matcher(sentence).find()) {
      return null;
    }
    var when = When.in(sentence);
    if (when == null || speaker == Speaker.OTHER) {
      return when == null ? null : sentence;
    }
    return "Agreed with " + retelling.name(Speaker.CALLEE) + ": " + when;
  }

  private static boolean isAgreed(String sentence, Reply reply) {
    return Clauses.isQuestion(sentence)
        ? reply == Reply.CONSENT && PROPOSED.matcher(sentence).find()
        : reply != Reply.REFUSAL && ACCEPTED.matcher(sentence).find();
  }
}
