package com.callcat.http;

import com.callcat.bus.UserRequest.Session;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// The access tokens that we issue ourselves.
final class OwnTokens {
  private static final String ISSUER = "callcat";
  private static final String AUDIENCE = "callcat-api";

  private final SigningKey key;
  private final List<SigningKey> good;
  private final JWTAuth issuing;
  private final JWTAuth checking;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Random random;

  OwnTokens(Vertx vertx, Config.Auth settings, InstantSource clock, Random random) {
    this.key = SigningKey.of(settings);
    this.good = Stream.concat(Stream.of(key), SigningKey.accepted(settings).stream()).toList();
    // The library signs with any of its keys, so the instance that issues tokens has only one.
    this.issuing = with(vertx, List.of(key));
    this.checking = with(vertx, good);
    this.lifetime = Duration.ofMinutes(settings.tokenMinutes());
    this.clock = clock;
    this.random = random;
  }

  private JWTAuth with(Vertx vertx, List<SigningKey> keys) {
    var options = new JWTAuthOptions().setJWTOptions(claimed().setIgnoreExpiration(true));
    keys.stream().flatMap(each -> each.keys().stream()).forEach(options::addPubSecKey);
    return JWTAuth.create(vertx, options);
  }

  Tokens.Issued issue(Session session) {
    var now = clock.instant().getEpochSecond();
    var claims =
        new JsonObject()
            .put("sub", session.user().id().toString())
            .put("sid", session.id().toString())
            .put("jti", new UUID(random.nextLong(), random.nextLong()).toString())
            .put("iat", now)
            .put("exp", now + lifetime.toSeconds());
    return new Tokens.Issued(issuing.generateToken(claims, claimed()), lifetime.toSeconds());
  }

  Future<Bearer> check(String token) {
    return checking
        .authenticate(new TokenCredentials(token))
        .map(user -> bearer(Claims.of(user).alive(clock.instant())));
  }

  private static Bearer bearer(Claims claims) {
    return new Bearer(
        new UserId(Long.parseLong(claims.text("sub"))),
        UUID.fromString(claims.text("sid")),
        claims.expiresAt());
  }

  /// The public keys of our tokens, as in a JWK Set.
  List<JsonObject> publicKeys() {
    return good.stream().flatMap(each -> each.published().stream()).distinct().toList();
  }

  private JWTOptions claimed() {
    return new JWTOptions().setAlgorithm(key.algorithm()).setIssuer(ISSUER).addAudience(AUDIENCE);
  }
}
