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

  /// How much text is searched for the ends of sentences at a time. After a full stop the search
  /// goes on to the next letter, so the time that it takes grows with the square of a text without
  /// letters.
  private static final int PART = 2 * LONGEST;

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
    for (var start = 0; start < text.length(); ) {
      start = addSentences(text, start, sentences);
    }
    return sentences;
  }

  /// Adds the sentences of the next part of a text.
  ///
  /// @return where they end. A sentence that may go on after this part is left for the next one; if
  ///   there is no other, a piece of it is added
  private int addSentences(String text, int from, List<String> sentences) {
    var last = from + PART >= text.length();
    var part =
        last ? text.substring(from) : text.substring(from, wholeCharacters(text, from + PART));
    breaks.setText(part);
    var start = 0;
    for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      var ends = end == part.length() ? last : !endsWithTitle(part, start, end);
      if (ends) {
        addPieces(part.substring(start, end).strip(), sentences);
        start = end;
      }
    }
    if (start > 0) {
      return from + start;
    }
    var piece = cut(part, LONGEST);
    sentences.add(piece.strip());
    return from + piece.length();
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
    return text.substring(0, space > 0 ? space : wholeCharacters(text, longest));
  }

  /// This end of a text, or one less if it would divide a pair of surrogates.
  private static int wholeCharacters(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
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
