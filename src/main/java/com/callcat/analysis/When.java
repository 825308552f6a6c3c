package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds times in English sentences.
final class When {
  private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
  private static final String MONTH =
      "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final String HOUR =
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
  private static final String MINUTES =
      "(?:ten|fifteen|twenty|twenty-five|thirty|forty|forty-five|fifty|fifty-five)";
  private static final String HALF = "(?:a\\.m\\.?|p\\.m\\.?|am|pm|o'clock)";
  private static final String NUMBER =
      "(?:an?|\\d{1,3}|the next(?: few)?|" + HOUR + "|a few|a couple of)";

  private static final String CLOCK =
      String.join(
          "|",
          "\\d{1,2}[:.]\\d{2}(?: ?" + HALF + ")?",
          "\\d{1,2} ?" + HALF,
          "(?:half past |quarter (?:past|to) )" + HOUR,
          HOUR + " " + MINUTES + "(?: " + HALF + ")?",
          HOUR + " " + HALF,
          "(?:at|by|before|after|around|until) (?:"
              + HOUR
              + "|\\d{1,2})(?! ?(?:%|percent|dollars|euros))",
          "noon|midday|midnight");

  private static final String DATE =
      String.join(
          "|",
          "(?:the )?\\d{1,2}(?:st|nd|rd|th)(?: of " + MONTH + ")?",
          "(?:the )?\\d{1,2} " + MONTH,
          MONTH + " \\d{1,2}(?:st|nd|rd|th)?",
          "\\d{4}-\\d{2}-\\d{2}",
          "\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?");

  private static final String NEAR =
      String.join(
          "|",
          "today|tonight|(?:the )?day after tomorrow|tomorrow",
          "(?:this|next) (?:week|month|year|morning|afternoon|evening|" + DAY + ")",
          "(?:in|within) " + NUMBER + " (?:business |working )?(?:minute|hour|day|week|month)s?",
          "in the (?:morning|afternoon|evening)",
          "(?:the )?end of (?:the |this |next )?(?:day|week|month|business)",
          "first thing");

  private static final String UNIT =
      "(?:(?:on|at|by|before|after|around|until|from) )?(?:(?:this |next )?"
          + DAY
          + "(?: (?:morning|afternoon|evening|night))?|"
          + NEAR
          + "|"
          + DATE
          + "|"
          + CLOCK
          + ")";

  private static final Pattern TIME =
      Pattern.compile("(?<!\\w)" + UNIT + "(?:,? " + UNIT + "){0,4}(?!\\w)", CASE_INSENSITIVE);

  private static final Pattern DAYS_FROM_NOW =
      Pattern.compile("\\b(?:today|tonight|day after tomorrow|tomorrow)\\b", CASE_INSENSITIVE);

  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private When() {}

  /// The first time in a sentence, as it was said; null if there is none.
  static @Nullable String in(String sentence) {
    var time = TIME.matcher(sentence);
    return time.find() ? time.group() : null;
  }

  static boolean isIn(String sentence) {
    return TIME.matcher(sentence).find();
  }

  /// Adds the date to "today" and "tomorrow", because the text will be read on another day.
  static String dated(String text, LocalDate today) {
    return DAYS_FROM_NOW
        .matcher(text)
        .replaceAll(day -> day.group() + " (" + date(day, today) + ")");
  }

  private static String date(MatchResult day, LocalDate today) {
    var days =
        switch (day.group().toLowerCase(Locale.ROOT)) {
          case "tomorrow" -> 1;
          case "day after tomorrow" -> 2;
          default -> 0;
        };
    return DATE_FORMAT.format(today.plusDays(days));
  }
}
