package com.callcat.contract;

import java.util.regex.Pattern;

/// The telephone numbers of a fuzz run. They all belong to an area nobody has, so that they can be
/// told from anything else wherever they turn up.
final class FuzzNumbers {
  /// One of them, however it is written; no part of a longer row of digits or of an id.
  static final Pattern ANY =
      Pattern.compile(
          "(?<![0-9A-Za-z])\\+?1?[ (.-]{0,2}555[ ).-]{0,2}\\d{3}[ .-]?\\d{4}(?![0-9a-f])");

  private static final Pattern NO_DIGIT = Pattern.compile("\\D");

  private FuzzNumbers() {}

  /// A number in one of the ways in which people write it.
  static String written(Dice dice) {
    var exchange = dice.between(200, 799);
    var line = dice.between(0, 9999);
    var form =
        dice.one(
            "+1555%03d%04d",
            "+1555%03d%04d",
            "555%03d%04d",
            "(555) %03d-%04d",
            "555-%03d-%04d",
            "+1 555 %03d %04d",
            "1.555.%03d.%04d",
            "\u202a+1 (555) %03d\u2011%04d\u202c",
            "\u20681\u00a0555\u202f%03d\u2009%04d\u2069",
            " +1 (555) %03d/%04d ");
    return form.strip().formatted(exchange, line);
  }

  /// The same in E.164.
  static String e164(String written) {
    var digits = NO_DIGIT.matcher(written).replaceAll("");
    return (digits.length() == 10 ? "+1" : "+") + digits;
  }
}
