package com.callcat.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A cache of the tokens that were verified, until they expire. A client sends the same token with
/// each request, and verifying it costs more than everything else in a small request. What can
/// change is checked each time: whether the token's session has ended, and whether its issuer still
/// has the key.
final class VerifiedTokens {
  /// The most characters of all cached tokens together: enough for about 20,000 of our own, or
  /// 1,000 of the longest possible ones.
  private static final long LONGEST_TOGETHER = 16L * 1024 * 1024;

  /// About how many bytes a token takes in addition to its characters.
  private static final int OVERHEAD = 300;

  private final Cache<String, Verified> tokens;

  VerifiedTokens(InstantSource clock) {
    this.tokens =
        Caffeine.newBuilder()
            .maximumWeight(LONGEST_TOGETHER)
            .<String, Verified>weigher((token, verified) -> token.length() + OVERHEAD)
            .expireAfter(
                Expiry.<String, Verified>writing(
                    (token, verified) ->
                        Duration.between(clock.instant(), verified.bearer().expiresAt())))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /// A token that was verified.
  ///
  /// @param issuerKeys the key of an outside issuer with which it was checked; null for our own
  ///   tokens
  record Verified(Bearer bearer, @Nullable IssuerKey issuerKeys) {}

  /// The key that a token names, and the set of keys in which it was found.
  record IssuerKey(@Nullable String id, JWTAuth keys) {}

  /// Finds a token; null if it must be verified.
  @Nullable Verified find(String token) {
    return tokens.getIfPresent(token);
  }

  void add(String token, Verified verified) {
    tokens.put(token, verified);
  }

  /// The number of tokens.
  long size() {
    tokens.cleanUp();
    return tokens.estimatedSize();
  }
}
