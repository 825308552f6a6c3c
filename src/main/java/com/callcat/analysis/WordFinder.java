package com.callcat.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.jspecify.annotations.Nullable;

/// Finds the meaningful words of a text with Lucene's analyzers.
final class WordFinder implements AutoCloseable {
  private static final CharArraySet ENGLISH_STOP_WORDS = englishStopWords();

  private final Analyzer analyzer;

  /// @param language two or three letters; in an unknown language every word counts
  WordFinder(String language) {
    this.analyzer = analyzer(language);
  }

  /// A word of a text.
  ///
  /// @param stem which all forms of the word have in common
  /// @param spoken the form in the text, in lower case
  record Word(String stem, String spoken) {}

  /// Whether a word is an English stop word. Subjects are often in English, whatever language is
  /// spoken.
  static boolean isEnglishStopWord(String word) {
    return ENGLISH_STOP_WORDS.contains(word);
  }

  List<Word> words(String text) {
    var words = new ArrayList<Word>();
    try (var tokens = analyzer.tokenStream("", text)) {
      var stem = tokens.addAttribute(CharTermAttribute.class);
      var offset = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(
            new Word(
                stem.toString(), spoken(text.substring(offset.startOffset(), offset.endOffset()))));
      }
      tokens.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words;
  }

  private static String spoken(String word) {
    var small = word.toLowerCase(Locale.ROOT);
    return small.endsWith("'s") ? small.substring(0, small.length() - 2) : small;
  }

  @Override
  public void close() {
    analyzer.close();
  }

  private static Analyzer analyzer(String language) {
    return switch (language) {
      case "en", "multi" -> new EnglishAnalyzer(ENGLISH_STOP_WORDS);
      case "ar" -> new ArabicAnalyzer();
      case "da" -> new DanishAnalyzer();
      case "de" -> new GermanAnalyzer();
      case "es" -> new SpanishAnalyzer();
      case "fi" -> new FinnishAnalyzer();
      case "fr" -> new FrenchAnalyzer();
      case "hi" -> new HindiAnalyzer();
      case "it" -> new ItalianAnalyzer();
      case "nl" -> new DutchAnalyzer();
      case "no" -> new NorwegianAnalyzer();
      case "pt" -> new PortugueseAnalyzer();
      case "ru" -> new RussianAnalyzer();
      case "sv" -> new SwedishAnalyzer();
      case "tr" -> new TurkishAnalyzer();
      case "ja", "ko", "yue", "zh" -> new CJKAnalyzer();
      default -> new StandardAnalyzer();
    };
  }

  /// Snowball's list of stop words, and words that occur in every phone call.
  private static CharArraySet englishStopWords() {
    try (var snowball = SnowballFilter.class.getResourceAsStream("english_stop.txt");
        var calls = WordFinder.class.getResourceAsStream("call_stop_words.txt")) {
      var words = new CharArraySet(stopWords(snowball), false);
      words.addAll(stopWords(calls));
      return CharArraySet.unmodifiableSet(words);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static CharArraySet stopWords(@Nullable InputStream list) throws IOException {
    return WordlistLoader.getSnowballWordSet(Objects.requireNonNull(list), UTF_8);
  }
}
