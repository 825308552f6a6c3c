package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what one side asks the other to do after the call.
final class Requests {
  private static final String SOFTENERS =
      "(?:(?:please|kindly|just|also|maybe|perhaps|possibly) ){0,2}";

  private static final Pattern QUESTION =
      Pattern.compile(
          "\\b(?:could|can|would|will) you " + SOFTENERS + "(?<deed>[\\p{L}].+)", CASE_INSENSITIVE);

  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "\\b(?:please|kindly) (?:just |also )?(?<deed>\\p{L}.+)"
              + "|\\byou (?:will |would )?(?:need to|have to|must|should|ought to) (?<duty>\\p{L}.+)"
              + "|\\b(?:need|want|would like|'d like) you to (?<wish>\\p{L}.+)"
              + "|^(?:(?:and|so|then|but|just|also|okay|ok),? ){0,2}(?:(?<reminder>(?:make sure|remember to"
              + "|be sure to|let (?:me|us|him|her|them) know) .+)|(?:do not|don't) forget to (?<forgotten>.+)"
              + "|(?<bare>"
              + Deeds.FOLLOW_UP
              + " (?:me|us|him|her|them|back|your|the|an?|it|that|this|my|our|in|by|on|to|with) ?.*))",
          CASE_INSENSITIVE);

  private static final String[] FORMS = {"deed", "duty", "wish", "reminder", "forgotten", "bare"};

  private static final Pattern TO_CONFIRM = Pattern.compile("confirm\\b", CASE_INSENSITIVE);

  private final Retelling retelling;

  Requests(Retelling retelling) {
    this.retelling = retelling;
  }

  /// The request: who is asked by whom to do what, and when if that is said. Null if the sentence
  /// has none, or it is answered or refused at once.
  @Nullable String find(Speaker speaker, String sentence, Reply reply) {
    var deed = deed(Contractions.expand(sentence));
    if (deed == null || reply == Reply.REFUSAL) {
      return null;
    }
    return switch (speaker) {
      case CALLEE ->
          Deeds.remains(deed)
              ? retelling.name(speaker)
                  + " asks you to "
                  + retelling.clause(speaker, Clauses.lower(deed))
              : null;
      case AGENT -> Deeds.followsUp(deed) ? ofAgent(deed, reply) : null;
      case OTHER -> Deeds.followsUp(deed) ? sentence : null;
    };
  }

  private String ofAgent(String deed, Reply reply) {
    var asked = reply == Reply.CONSENT ? " will " : " was asked to ";
    return retelling.name(Speaker.CALLEE)
        + asked
        + retelling.clause(Speaker.AGENT, Clauses.lower(deed));
  }

  private static @Nullable String deed(String sentence) {
    var question = QUESTION.matcher(sentence);
    if (question.find()) {
      var deed = question.group("deed");
      return TO_CONFIRM.matcher(deed).lookingAt() && !When.isIn(deed) ? null : deed;
    }
    var imperative = IMPERATIVE.matcher(sentence);
    if (Clauses.isQuestion(sentence) || !imperative.find()) {
      return null;
    }
    for (var form : FORMS) {
      if (imperative.group(form) != null) {
        return imperative.group(form);
      }
    }
    return null;
  }
}
