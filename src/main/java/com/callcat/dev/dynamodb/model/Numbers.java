package com.callcat.dev.dynamodb.model;

import java.math.BigDecimal;

/// DynamoDB's exact numbers: up to 38 significant digits, from 1E-130 to 9.99…E+125. Source:
/// Developer Guide, "Naming rules and data types", Number.
public final class Numbers {
  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;

  /// An exponent so large that no number of digits in a request could bring the value back into the
  /// range.
  private static final long FAR = 1_000_000_000;

  private static final String NOT_A_NUMBER = "The parameter cannot be converted to a numeric value";
  private static final String TOO_MANY_DIGITS =
      "Attempting to store more than 38 significant digits in a Number";

  private Numbers() {}

  /// Reads a number.
  ///
  /// @throws ApiException if it is no number, or cannot be stored
  public static Value.Decimal parse(String text) {
    try {
      var exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
      return exponentAt < 0
          ? of(new BigDecimal(text))
          : scaled(
              new BigDecimal(text.substring(0, exponentAt)),
              Long.parseLong(text.substring(exponentAt + 1)));
    } catch (NumberFormatException _) {
      throw ApiException.validation(NOT_A_NUMBER + ": " + text);
    }
  }

  /// Scales the digits. Zero keeps the exponent that it is written with.
  private static Value.Decimal scaled(BigDecimal digits, long power) {
    var exponent = Math.clamp(power, -FAR, FAR) + (digits.signum() == 0 ? 0 : exponent(digits));
    isWithinRange(exponent);
    return digits.signum() == 0 ? of(digits) : of(digits.scaleByPowerOfTen((int) power));
  }

  /// AWS's older message about a wrong number.
  ///
  /// @param text one that [#parse] refuses
  public static String olderFault(String text) {
    if (text.isEmpty()) {
      return NOT_A_NUMBER;
    }
    try {
      var number = new BigDecimal(text);
      // This overflows for the largest exponent of an int, as in AWS.
      var digitsBeforePoint = number.precision() - number.scale();
      isWithinRange(digitsBeforePoint - 1L);
      return TOO_MANY_DIGITS;
    } catch (NumberFormatException _) {
      return NOT_A_NUMBER + ": " + text;
    } catch (ApiException refusal) {
      return refusal.getMessage();
    }
  }

  /// Checks a number and converts it to its canonical form.
  ///
  /// @throws ApiException if it cannot be stored
  public static Value.Decimal of(BigDecimal number) {
    var shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    isWithinRange(exponent(shortest));
    if (shortest.precision() > MAX_DIGITS) {
      throw ApiException.validation(TOO_MANY_DIGITS);
    }
    return new Value.Decimal(shortest);
  }

  private static void isWithinRange(long exponent) {
    if (exponent > MAX_EXPONENT) {
      throw ApiException.validation(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < MIN_EXPONENT) {
      throw ApiException.validation(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
  }

  /// The exponent of the first digit.
  static int exponent(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  /// The number as in the API: all digits, without an exponent.
  public static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  /// The size of a number: one byte, one for every two digits on each side of the point, and one
  /// for a sign. The guide only says "approximately"; this was measured at AWS
  /// (dynamodb-conformance, 2026-08).
  static int size(BigDecimal number) {
    if (number.signum() == 0) {
      return 1;
    }
    var digits = number.precision();
    var fraction = Math.max(number.scale(), 0);
    var whole = digits - fraction;
    var halves = fraction == 0 || whole <= 0 ? halfUp(digits) : halfUp(whole) + halfUp(fraction);
    return 1 + halves + (number.signum() < 0 ? 1 : 0);
  }

  private static int halfUp(int digits) {
    return (digits + 1) / 2;
  }
}
