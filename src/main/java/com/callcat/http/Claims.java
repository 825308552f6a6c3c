package com.callcat.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.time.Duration;
import java.time.Instant;

/// The claims of a token (RFC 7519 §4.1) whose signature, issuer and audience were checked. Times
/// are checked here with our clock, because the library reads the system's. Each method throws if
/// the claim is not valid.
record Claims(JsonObject json) {
  /// How much the clock of the issuer may be ahead.
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  /// The end of the year 9999; later times are not accepted.
  private static final double NO_TIME = 253_402_300_800.0;

  static Claims of(User user) {
    return new Claims(user.attributes().getJsonObject("accessToken"));
  }

  Claims alive(Instant now) {
    if (!now.isBefore(expiresAt())) {
      throw new IllegalArgumentException("expired");
    }
    refuseFuture("nbf", now);
    refuseFuture("iat", now);
    return this;
  }

  Instant expiresAt() {
    return time("exp");
  }

  String text(String name) {
    if (json.getValue(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " is no text");
  }

  private void refuseFuture(String name, Instant now) {
    if (json.containsKey(name) && time(name).isAfter(now.plus(LEEWAY))) {
      throw new IllegalArgumentException(name + " is in the future");
    }
  }

  private Instant time(String name) {
    if (json.getValue(name) instanceof Number seconds
        && seconds.doubleValue() >= 0
        && seconds.doubleValue() < NO_TIME) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    throw new IllegalArgumentException(name + " is no time");
  }
}
