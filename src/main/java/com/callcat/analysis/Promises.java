package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a speaker says that they or somebody else will do.
final class Promises {
  private static final Pattern OWN =
      Pattern.compile(
          "\\b(?:I|we) (?:will|shall|am going to|are going to|promise to"
              + "|(?<duty>need to|have to|must|should)) (?<deed>.+)",
          CASE_INSENSITIVE);

  /// A clause before a promise, which belongs to the promise if it says when.
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?:^|, )(?<condition>(?:if|when|once|as soon as|after|before|unless) .+?),? (?:then )?$",
          CASE_INSENSITIVE);

  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(?:^|[,;:] |\\b(?:and|but|so|that|then) )"
              + "(?<subject>(?!(?:I|we|it|this|there|which|what|who|how|when|where|and|but) )"
              + "\\S{1,30}(?: \\S{1,30}){0,4}?) (?:will|is going to|are going to) (?<deed>.+)",
          CASE_INSENSITIVE);

  private static final Pattern WHAT_YOU_GET =
      Pattern.compile("(?:get|receive|hear|find) ", CASE_INSENSITIVE);

  private static final Pattern OFFER =
      Pattern.compile("\\b(?:shall|should|can|may|could) (?:I|we) (?<deed>.+)", CASE_INSENSITIVE);

  private final Retelling retelling;

  Promises(Retelling retelling) {
    this.retelling = retelling;
  }

  /// The promise: who will do what, and when if that is said; null if the sentence has none.
  @Nullable String find(Speaker speaker, String sentence, Reply reply) {
    var expanded = Contractions.expand(sentence);
    if (Clauses.isQuestion(sentence)) {
      return reply == Reply.CONSENT ? offer(speaker, expanded) : null;
    }
    var own = own(speaker, expanded);
    return own != null ? own : ofOthers(speaker, expanded);
  }

  private @Nullable String own(Speaker speaker, String sentence) {
    var promise = OWN.matcher(sentence);
    if (!promise.find() || !isPromised(promise)) {
      return null;
    }
    var who = retelling.name(speaker) + " will " + retelling.clause(speaker, promise.group("deed"));
    var condition = CONDITION.matcher(sentence.substring(0, promise.start()));
    return condition.find()
        ? Clauses.end(who)
            + " "
            + retelling.clause(speaker, Clauses.lower(condition.group("condition")))
        : who;
  }

  /// Whether a sentence like "I have to ..." is a promise. It is if the deed is certainly done
  /// after the call.
  private static boolean isPromised(Matcher promise) {
    var deed = promise.group("deed");
    return promise.group("duty") == null ? Deeds.remains(deed) : Deeds.followsUp(deed);
  }

  private @Nullable String ofOthers(Speaker speaker, String sentence) {
    var promise = OF_OTHERS.matcher(sentence);
    if (!(sentence.contains(" will ") || sentence.contains(" going to ")) || !promise.find()) {
      return null;
    }
    var subject = promise.group("subject");
    var deed = promise.group("deed");
    var promised =
        subject.equalsIgnoreCase("you")
            ? WHAT_YOU_GET.matcher(deed).lookingAt()
            : Deeds.followsUp(deed);
    return promised
        ? retelling.name(speaker)
            + " says "
            + retelling.clause(speaker, Clauses.inner(subject) + " will " + deed)
        : null;
  }

  private @Nullable String offer(Speaker speaker, String sentence) {
    var offer = OFFER.matcher(sentence);
    return offer.find() && Deeds.followsUp(offer.group("deed"))
        ? retelling.name(speaker) + " will " + retelling.clause(speaker, offer.group("deed"))
        : null;
  }
}
