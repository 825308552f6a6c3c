package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest.Identify;
import com.callcat.call.Blank;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.http.VerifiedTokens.IssuerKey;
import com.callcat.http.VerifiedTokens.Verified;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The access tokens of an outside issuer. Its subjects get user ids of their own. They never get
/// the account of a user who was registered here, whatever e-mail address the token contains.
final class OutsideTokens {
  private static final int MOST_SUBJECTS = 100_000;

  /// The longest subject, according to OpenID Connect Core §2.
  private static final int LONGEST_SUBJECT = 255;

  private final Bus bus;
  private final String issuer;
  private final IssuerKeys keys;
  private final InstantSource clock;
  private final Cache<String, UserId> users =
      Caffeine.newBuilder().maximumSize(MOST_SUBJECTS).executor(Runnable::run).build();

  private OutsideTokens(Bus bus, String issuer, IssuerKeys keys, InstantSource clock) {
    this.bus = bus;
    this.issuer = issuer;
    this.keys = keys;
    this.clock = clock;
  }

  /// The tokens of the configured issuer; null if there is none.
  static @Nullable OutsideTokens of(Vertx vertx, Config.Auth settings, InstantSource clock) {
    var url = settings.jwksUrl();
    var issuer = settings.issuer();
    var audience = settings.audience();
    if (url == null || issuer == null || audience == null) {
      return null;
    }
    var expected =
        new JWTOptions().setIssuer(issuer).addAudience(audience).setIgnoreExpiration(true);
    return new OutsideTokens(
        Bus.of(vertx), issuer, new IssuerKeys(vertx, url, expected, clock), clock);
  }

  /// Whether a token claims to be of this issuer. The claim is not verified yet.
  boolean claims(SplitToken token) {
    return issuer.equals(token.payload().getValue("iss"));
  }

  Future<Verified> check(SplitToken token) {
    var keyId = token.header().getString("kid");
    return keys.holding(keyId)
        .compose(jwt -> check(token, jwt).map(it -> new Verified(it, new IssuerKey(keyId, jwt))));
  }

  private Future<Bearer> check(SplitToken token, JWTAuth jwt) {
    return jwt.authenticate(new TokenCredentials(token.whole()))
        .map(user -> Claims.of(user).alive(clock.instant()))
        .compose(
            claims ->
                user(subject(claims))
                    .map(user -> new Bearer(user, token.fingerprint(), claims.expiresAt())));
  }

  /// Whether the issuer still has the key that a token was checked with. If the keys are old, they
  /// are fetched again.
  Future<Boolean> stillHas(IssuerKey checkedWith) {
    return keys.holding(checkedWith.id()).map(now -> now.equals(checkedWith.keys()));
  }

  private static String subject(Claims claims) {
    var subject = claims.text("sub");
    if (Blank.all(subject)
        || subject.length() > LONGEST_SUBJECT
        || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("sub is no subject");
    }
    return subject;
  }

  private Future<UserId> user(String subject) {
    var known = users.getIfPresent(subject);
    return known != null
        ? Future.succeededFuture(known)
        : bus.ask(new Identify(issuer, subject)).onSuccess(user -> users.put(subject, user));
  }
}
