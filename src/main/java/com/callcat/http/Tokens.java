package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.TokenRequest;
import com.callcat.bus.TokenRequest.Refuse;
import com.callcat.bus.UserRequest.ListEndedSessions;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.http.VerifiedTokens.Verified;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The API's access tokens: JWTs (RFC 7519), ours and those of an outside issuer, checked from
/// memory alone. All instances share one.
public final class Tokens {
  private final OwnTokens own;
  private final @Nullable OutsideTokens outside;
  private final EndedSessions ended;
  private final VerifiedTokens known;

  /// @param random makes the tokens' ids
  /// @throws IllegalArgumentException when there is no good key to sign with
  public Tokens(Vertx vertx, Config.Auth settings, InstantSource clock, Random random) {
    this.own = new OwnTokens(vertx, settings, clock, random);
    this.outside = OutsideTokens.of(vertx, settings, clock);
    this.ended = new EndedSessions(clock);
    this.known = new VerifiedTokens(clock);
  }

  /// Whether there is a good key to sign with, and the others are good as well.
  ///
  /// @throws com.callcat.config.ConfigException when not; the message does not repeat it
  public static void check(Config.Auth settings) {
    ConfigException.all(() -> SigningKey.of(settings), () -> SigningKey.accepted(settings));
  }

  /// A token and how long it is good, in seconds.
  record Issued(String token, long expiresIn) {
    @Override
    public String toString() {
      return "Issued[hidden]";
    }
  }

  Issued issue(Session session) {
    return own.issue(session);
  }

  /// The public keys that check our tokens, as a JWK Set has them.
  List<JsonObject> publicKeys() {
    return own.publicKeys();
  }

  /// Learns of every session that ends from now on, and of those that have. To be called by each
  /// instance before it listens.
  Future<?> follow(Bus bus) {
    return bus.serve(TokenRequest.ADDRESS, TokenRequest.class, this::answer)
        .compose(_ -> bus.ask(new ListEndedSessions()))
        .onSuccess(answer -> refuse(answer.sessions()));
  }

  private Future<?> answer(TokenRequest<?> request) {
    return switch (request) {
      case Refuse(var sessions) -> {
        refuse(sessions);
        yield Future.succeededFuture(Done.DONE);
      }
    };
  }

  private void refuse(List<EndedSession> sessions) {
    sessions.forEach(ended::add);
  }

  /// Whose token it is. Unauthenticated unless it is still good; Unavailable when it is of an
  /// outside issuer and this cannot be told now.
  Future<Bearer> check(String token) {
    return verified(token).map(this::alive).recover(Tokens::unauthenticated);
  }

  private Future<Bearer> verified(String token) {
    var before = known.find(token);
    if (before == null) {
      return verify(token);
    }
    return outside == null || before.issuerKeys() == null
        ? Future.succeededFuture(before.bearer())
        : outside
            .stillHas(before.issuerKeys())
            .compose(still -> still ? Future.succeededFuture(before.bearer()) : verify(token));
  }

  /// The libraries throw at some tokens, so they are called from within a future.
  private Future<Bearer> verify(String token) {
    return Future.succeededFuture(token)
        .map(SplitToken::of)
        .map(Tokens::withoutExtensions)
        .compose(this::verify)
        .onSuccess(good -> known.add(token, good))
        .map(Verified::bearer);
  }

  /// Refuses a token that says what must be understood of it (RFC 7515 §4.1.11): we understand no
  /// extension, and an empty list is not allowed either.
  private static SplitToken withoutExtensions(SplitToken token) {
    if (token.header().containsKey("crit")) {
      throw new IllegalArgumentException("crit");
    }
    return token;
  }

  private Future<Verified> verify(SplitToken token) {
    return outside != null && outside.claims(token)
        ? outside.check(token)
        : own.check(token.whole()).map(bearer -> new Verified(bearer, null));
  }

  private Bearer alive(Bearer bearer) {
    if (ended.has(bearer.session())) {
      throw new IllegalArgumentException("revoked");
    }
    return bearer;
  }

  private static Future<Bearer> unauthenticated(Throwable failure) {
    return Future.failedFuture(
        ProblemException.is(Unavailable.class, failure)
            ? failure
            : new ProblemException(new Unauthenticated("token refused")));
  }
}
