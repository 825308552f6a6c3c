package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The other side's answer to a request or a proposal.
enum Reply {
  CONSENT,
  REFUSAL,
  /// Neither of them, or no answer at all.
  NONE;

  /// How many sentences of a turn count as the answer; later ones are about something else.
  private static final int ANSWER = 3;

  private static final Pattern REFUSING =
      Pattern.compile(
          "^(?:oh,? |well,? |um,? |i'm |i am |yes,? but )*+"
              + "(?:no\\b(?! problem| worries|t\\b)|sorry|unfortunately|afraid|not really|nope)"
              + "|\\b(?:can't|cannot|can not|won't|not possible|not able|not available|doesn't work"
              + "|does not work|wouldn't work|fully booked|don't think so|impossible|rather not)\\b",
          CASE_INSENSITIVE);

  private static final Pattern CONSENTING =
      Pattern.compile(
          "^(?:oh,? |well,? |um,? |hm,? |and )*+(?:yes|yeah|yep|sure|of course|okay|ok|certainly"
              + "|absolutely|definitely|perfect|great|fine|all right|alright|no problem|no worries"
              + "|gladly|good|excellent|wonderful|exactly|correct|please do|happy to|sounds good"
              + "|will do|understood|got it)\\b"
              + "|\\b(?:works|will do|we can do that|i can do that|is fine|happy to|let us do it"
              + "|let's do (?:it|that)|i will|we will)\\b",
          CASE_INSENSITIVE);

  static Reply of(@Nullable Turn turn) {
    if (turn == null) {
      return NONE;
    }
    return turn.sentences().stream()
        .limit(ANSWER)
        .map(Reply::of)
        .filter(reply -> reply != NONE)
        .findFirst()
        .orElse(NONE);
  }

  private static Reply of(String sentence) {
    if (REFUSING.matcher(sentence).find()) {
      return REFUSAL;
    }
    return CONSENTING.matcher(sentence).find() && !sentence.endsWith("?") ? CONSENT : NONE;
  }
}
