package com.callcat.http;

import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The API's access tokens: JWTs (RFC 7519) signed with HS256. All instances may share one.
public final class Tokens {
  private static final String ALGORITHM = "HS256";
  private static final String ISSUER = "callcat";
  private static final String AUDIENCE = "callcat-api";
  private static final int SHORTEST_SECRET = 32;

  private final JWTAuth jwt;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Random random;

  /// @param random makes the tokens' ids
  /// @throws IllegalArgumentException when the secret is missing or too short
  public Tokens(Vertx vertx, Config.Auth settings, InstantSource clock, Random random) {
    this.jwt = JWTAuth.create(vertx, options(settings.jwtSecret()));
    this.lifetime = Duration.ofMinutes(settings.tokenMinutes());
    this.clock = clock;
    this.random = random;
  }

  /// A token and how long it is good, in seconds.
  record Issued(String token, long expiresIn) {
    @Override
    public String toString() {
      return "Issued[hidden]";
    }
  }

  Issued issue(Session session) {
    var now = clock.instant().getEpochSecond();
    var claims =
        new JsonObject()
            .put("sub", session.userId().toString())
            .put("jti", new UUID(random.nextLong(), random.nextLong()).toString())
            .put("iat", now)
            .put("exp", now + lifetime.toSeconds());
    return new Issued(jwt.generateToken(claims, claimed()), lifetime.toSeconds());
  }

  /// Whose token it is. Unauthenticated unless it is ours and still good. The library throws at
  /// some claims, so it is called from within a future.
  Future<UserId> check(String token) {
    return Future.succeededFuture(new TokenCredentials(token))
        .compose(jwt::authenticate)
        .map(this::userId)
        .recover(failure -> unauthenticated());
  }

  /// Expiry is judged here and by our clock: the library asks the system's.
  private UserId userId(User user) {
    var expiry = user.attributes().getLong("exp", 0L);
    if (expiry <= clock.instant().getEpochSecond()) {
      throw new IllegalArgumentException("expired");
    }
    return new UserId(Long.parseLong(user.attributes().getString("sub")));
  }

  private static Future<UserId> unauthenticated() {
    return Future.failedFuture(new ProblemException(new Unauthenticated("token refused")));
  }

  private static JWTAuthOptions options(@Nullable String secret) {
    if (secret == null || secret.length() < SHORTEST_SECRET) {
      throw new ConfigException(
          "auth.jwtSecret must have at least " + SHORTEST_SECRET + " characters.");
    }
    return new JWTAuthOptions()
        .addPubSecKey(
            new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(secret)))
        .setJWTOptions(claimed().setIgnoreExpiration(true));
  }

  private static JWTOptions claimed() {
    return new JWTOptions().setAlgorithm(ALGORITHM).setIssuer(ISSUER).addAudience(AUDIENCE);
  }
}
