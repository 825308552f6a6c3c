package com.callcat.users;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;

/// Makes refresh tokens: 256 random bits each, which need no salt and no slow hash.
final class RefreshTokens {
  private static final int BYTES = 32;
  private final InstantSource clock;
  private final Duration life;
  private final SecureRandom random;

  RefreshTokens(InstantSource clock, Duration life, SecureRandom random) {
    this.clock = clock;
    this.life = life;
    this.random = random;
  }

  RefreshToken next() {
    var bits = new byte[BYTES];
    random.nextBytes(bits);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    var now = clock.instant();
    return new RefreshToken(value, hash(value), now, now.plus(life));
  }

  private static Buffer hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Buffer.buffer(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
