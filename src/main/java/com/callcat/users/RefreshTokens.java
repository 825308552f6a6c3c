package com.callcat.users;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/// Makes refresh tokens of 256 random bits. They are so random that they need neither a salt nor a
/// slow hash.
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

  /// The first token of a new session.
  RefreshToken.First first() {
    return new RefreshToken.First(new UUID(random.nextLong(), random.nextLong()), next());
  }

  RefreshToken next() {
    var bits = new byte[BYTES];
    random.nextBytes(bits);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    var now = clock.instant();
    return new RefreshToken(value, hash(value), now, now.plus(life));
  }

  /// The hash of a token, which is stored, and by which it is found.
  static Buffer hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Buffer.buffer(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
