package com.callcat.retell.client;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Reads how long Retell asks to wait before a retry, in the three forms that its own SDKs support.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private RetryAfter() {}

  /// Reads the delay from the headers of an answer.
  ///
  /// @return null if there is none, or no sensible one
  static @Nullable Duration read(MultiMap headers, Instant now) {
    var millis = number(headers.get("retry-after-ms"), 1);
    if (millis != null) {
      return millis;
    }
    var retryAfter = headers.get("retry-after");
    var seconds = number(retryAfter, 1000);
    return seconds != null ? seconds : date(retryAfter, now);
  }

  private static @Nullable Duration number(@Nullable String text, long unitMillis) {
    try {
      var value = text == null ? 0 : Double.parseDouble(text.strip());
      return sane(Duration.ofMillis((long) (value * unitMillis)));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable Duration date(@Nullable String text, Instant now) {
    try {
      var date =
          ZonedDateTime.parse(text == null ? "" : text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return sane(Duration.between(now, date.toInstant()));
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static @Nullable Duration sane(Duration wait) {
    if (!wait.isPositive()) {
      return null;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
