package com.callcat.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The tokens that were found good, in memory alone, until they expire: a client sends the same one
/// with each request, and to read and verify it costs more than all else that a small request does.
/// Only what changes is asked anew: whether its session has ended, and whether its issuer has
/// published other keys since.
final class VerifiedTokens {
  /// What all of them together may be long, in characters: some 20,000 of our own, or 1,000 of the
  /// longest that a request can bring.
  private static final long LONGEST_TOGETHER = 16L * 1024 * 1024;

  /// What one costs beside its characters, about.
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

  /// A token that was found good.
  ///
  /// @param issuerKeys what it was checked with if its issuer is an outside one, whose keys change
  record Verified(Bearer bearer, @Nullable IssuerKey issuerKeys) {}

  /// The key that a token names, and the keys as they were then.
  record IssuerKey(@Nullable String id, JWTAuth keys) {}

  /// Null when it has to be verified.
  @Nullable Verified find(String token) {
    return tokens.getIfPresent(token);
  }

  void add(String token, Verified verified) {
    tokens.put(token, verified);
  }

  /// How many are remembered.
  long size() {
    tokens.cleanUp();
    return tokens.estimatedSize();
  }
}
