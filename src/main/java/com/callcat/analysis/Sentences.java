package com.callcat.analysis;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Splits lines into sentences of a limited length, so that rules which look at one sentence never
/// have to process much text.
final class Sentences {
  private static final int LONGEST = 400;

  /// Abbreviations whose full stop does not end a sentence.
  private static final Set<String> TITLES =
      Set.of("dr.", "mr.", "mrs.", "ms.", "prof.", "st.", "no.", "nr.", "e.g.", "i.e.");

  private final BreakIterator breaks;

  Sentences(Locale language) {
    this.breaks = BreakIterator.getSentenceInstance(language);
  }

  List<String> of(String line) {
    var text = plain(line);
    var sentences = new ArrayList<String>();
    breaks.setText(text);
    var start = 0;
    for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end == text.length() || !endsWithTitle(text, start, end)) {
        addPieces(text.substring(start, end).strip(), sentences);
        start = end;
      }
    }
    return sentences;
  }

  /// Replaces each run of spaces and control characters by one space, and all kinds of apostrophes
  /// by one kind.
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    var space = true;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        if (!space) {
          plain.append(' ');
        }
        space = true;
      } else {
        plain.append(c == '’' || c == '‘' ? '\'' : c);
        space = false;
      }
    }
    return plain.toString().strip();
  }

  /// Shortens a text, if possible at the end of a word.
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var space = text.lastIndexOf(' ', longest);
    if (space > 0) {
      return text.substring(0, space);
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  private static boolean endsWithTitle(String text, int start, int end) {
    var sentence = text.substring(Math.max(start, end - 8), end).stripTrailing();
    var word = sentence.substring(sentence.lastIndexOf(' ') + 1);
    return TITLES.contains(word.toLowerCase(Locale.ROOT));
  }

  private static void addPieces(String sentence, List<String> sentences) {
    var rest = sentence;
    while (!rest.isEmpty()) {
      var piece = cut(rest, LONGEST);
      sentences.add(piece);
      rest = rest.substring(piece.length()).stripLeading();
    }
  }
}
