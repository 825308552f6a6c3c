package com.callcat.analysis;

import com.callcat.call.CallStatus;
import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import java.util.Locale;

/// Analyses a conversation without a language model. The result is always the same, and the time is
/// linear in the length of the transcript. Action items and sentiment are found only in English; in
/// other languages there are no items, and the sentiment is Unknown.
final class Rules {
  private static final String SOURCE = "rules";

  private Rules() {}

  static Findings apply(Conversation conversation) {
    var locale = Locale.forLanguageTag(conversation.language());
    var said = said(conversation, locale);
    var talk = talk(conversation, said);
    var transcript = (talk == Talk.HELD ? said : Transcript.NONE).and(notes(conversation, locale));
    try (var finder = new WordFinder(locale.getLanguage())) {
      var english = isEnglish(locale);
      var items = english ? items(conversation, transcript) : ActionItems.none();
      var keywords = Keywords.of(finder, conversation, transcript);
      return new Findings(
          new Summary(conversation, keywords).of(talk, transcript, items),
          items.texts(),
          keywords.tags(),
          english && talk != Talk.ONE_SIDED ? Mood.of(transcript) : Findings.UNKNOWN,
          SOURCE);
    }
  }

  private static Transcript said(Conversation conversation, Locale locale) {
    var written = conversation.transcript();
    return Transcript.of(written == null ? null : written.talk(), locale);
  }

  private static Transcript notes(Conversation conversation, Locale locale) {
    var written = conversation.transcript();
    return Transcript.of(written == null ? null : written.notes(), locale);
  }

  /// Whether a conversation took place. What a machine says if nobody is reached, and what the
  /// agent says to it, is no conversation.
  private static Talk talk(Conversation conversation, Transcript said) {
    if (conversation.status() == CallStatus.NO_SHOW || said.isAgentAlone()) {
      return Talk.ONE_SIDED;
    }
    return said.isEmpty() ? Talk.UNTOLD : Talk.HELD;
  }

  private static ActionItems items(Conversation conversation, Transcript transcript) {
    var callee = Sentences.plain(conversation.calleeName());
    return ActionItems.in(transcript, callee, conversation.heldAt().toLocalDate());
  }

  /// Whether the conversation is in English. This is assumed for an agent that speaks several
  /// languages.
  private static boolean isEnglish(Locale locale) {
    return locale.getLanguage().equals("en") || locale.getLanguage().equals("multi");
  }
}
