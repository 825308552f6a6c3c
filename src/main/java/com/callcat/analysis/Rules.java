package com.callcat.analysis;

import com.callcat.call.CallStatus;
import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import java.util.List;
import java.util.Locale;

/// Finds what can be found without a language model, the same each time, in time that grows with
/// the length of the transcript. Action items and sentiment are found in English; in any other
/// language there are none, and the sentiment is Neutral.
final class Rules {
  private static final String SOURCE = "rules";

  private Rules() {}

  static Findings apply(Conversation conversation) {
    var locale = Locale.forLanguageTag(conversation.language());
    var transcript = transcript(conversation, locale);
    try (var finder = new WordFinder(locale.getLanguage())) {
      var english = isEnglish(locale);
      var items = english ? items(conversation, transcript) : ActionItems.none();
      var keywords = Keywords.of(finder, conversation, transcript);
      return new Findings(
          new Summary(conversation, keywords).of(transcript, items),
          items.texts(),
          keywords.tags(),
          english ? Mood.of(transcript) : Findings.NEUTRAL,
          SOURCE);
    }
  }

  /// What a machine says when nobody is reached is not part of any conversation.
  private static Transcript transcript(Conversation conversation, Locale locale) {
    return conversation.status() == CallStatus.NO_SHOW
        ? new Transcript(List.of())
        : Transcript.of(conversation.transcript(), locale);
  }

  private static ActionItems items(Conversation conversation, Transcript transcript) {
    var callee = Sentences.plain(conversation.calleeName());
    return ActionItems.in(transcript, callee, conversation.heldAt().toLocalDate());
  }

  /// An agent that speaks several languages is taken to speak English.
  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en") || locale.getLanguage().equals("multi");
  }
}
