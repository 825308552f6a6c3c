package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/// Distinguishes deeds after a call from deeds during it. All methods take a clause from its verb
/// on, like "send you the form".
final class Deeds {
  /// Verbs for what one person does for another after a call.
  static final String FOLLOW_UP =
      "(?:call|ring|phone|send|resend|email|e-mail|mail|text|fax|post|forward|message|get back"
          + "|get in touch|reach out|contact|follow up|let (?:you|me|us|him|her|them) know|confirm"
          + "|deliver|bring|drop|pick|collect|ship|return|refund|reimburse|pay|transfer the|sign"
          + "|fill|complete|submit|upload|prepare|order|arrange|organi[sz]e|reschedule|book"
          + "|schedule|cancel|renew|replace|repair|fix|install|update|pass|notify|inform|remind"
          + "|arrive|visit|meet|come (?:by|over|back|to|on|at)|stop by|provide|share|check with"
          + "|speak to|speak with|talk to|find out|look into|take care of|be in touch|be there)";

  private static final Pattern FOLLOWS_UP = Pattern.compile(FOLLOW_UP + "\\b", CASE_INSENSITIVE);

  private static final Pattern AND_FOLLOWS_UP =
      Pattern.compile("\\band (?:then )?(?:(?:I|we) will )?" + FOLLOW_UP + "\\b", CASE_INSENSITIVE);

  /// Deeds that are done during the call, unless a time is named.
  private static final Pattern SOON_DONE =
      Pattern.compile(
          "(?:be (?!there|in touch|back|at |ready|sure to)|have (?:a|another|to think)|check(?! with)"
              + "|see|look(?! into| after)|get(?! back| in touch)|take(?! care)|try|do|find(?! out)"
              + "|think|read|go|start|begin|use|answer|accept|need|want|like|love|verify|open"
              + "|give (?:you|me|us)(?! a call| a ring| back)|confirm (?:your|that|it))\\b",
          CASE_INSENSITIVE);

  /// Deeds that are done during the call, even if a time is named.
  private static final Pattern ONLY_TALK =
      Pattern.compile(
          "(?:wait|hold|stay|say|admit|guess|hope|miss|explain|repeat|spell|continue|excuse|imagine"
              + "|understand|describe|clarify|help|hear|listen|know|remember(?! to)|press|leave a"
              + "|leave your|tell (?:you|me|us)|ask you|let (?:you go|me (?!know)|us (?!know))"
              + "|put (?:you|me) (?:on|through|down)|transfer (?:you|me)|connect|see you"
              + "|talk to you|speak to you|speak with you|be (?:honest|quick|brief|happy|glad|fine"
              + "|sure you)|remind me|make (?:anything|something)|bear with|go ahead|come again"
              + "|slow down|speak (?:up|slow)|not|never)\\b",
          CASE_INSENSITIVE);

  private static final Pattern AT_ONCE =
      Pattern.compile(
          "\\b(?:right now|for you now|one (?:moment|second)|a (?:moment|second|sec))\\b",
          CASE_INSENSITIVE);

  /// Words between the subject and the main verb.
  private static final Pattern AUXILIARY =
      Pattern.compile(
          "(?:(?:just|also|then|definitely|certainly|gladly|surely|of course|always|still|probably"
              + "|have to|need to|try to|be able to|make sure to|go ahead and|happily) ){1,3}",
          CASE_INSENSITIVE);

  private Deeds() {}

  /// Whether the deed is still to be done after the call.
  static boolean remains(String deed) {
    var verb = fromVerb(deed);
    if (ONLY_TALK.matcher(verb).lookingAt() && !AND_FOLLOWS_UP.matcher(verb).find()) {
      return false;
    }
    return !AT_ONCE.matcher(verb).find()
        && (!SOON_DONE.matcher(verb).lookingAt()
            || AND_FOLLOWS_UP.matcher(verb).find()
            || When.isIn(verb));
  }

  /// Whether the deed is certainly done after the call, whoever does it.
  static boolean followsUp(String deed) {
    return FOLLOWS_UP.matcher(fromVerb(deed)).lookingAt() && remains(deed);
  }

  private static String fromVerb(String deed) {
    var auxiliary = AUXILIARY.matcher(deed);
    return auxiliary.lookingAt() ? deed.substring(auxiliary.end()) : deed;
  }
}
