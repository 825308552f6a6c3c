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

/// The API's access tokens: JWTs (RFC 7519), both our own and those of an outside issuer. They are
/// checked without asking the database. All router instances share one instance.
public final class Tokens {
  private final OwnTokens own;
  private final @Nullable OutsideTokens outside;
  private final EndedSessions ended;
  private final VerifiedTokens known;

  /// @param random makes the tokens' ids
  /// @throws IllegalArgumentException if there is no valid key to sign with
  public Tokens(Vertx vertx, Config.Auth settings, InstantSource clock, Random random) {
    this.own = new OwnTokens(vertx, settings, clock, random);
    this.outside = OutsideTokens.of(vertx, settings, clock);
    this.ended = new EndedSessions(clock);
    this.known = new VerifiedTokens(clock);
  }

  /// Checks that there is a valid key to sign with, and that the other keys are valid.
  ///
  /// @throws com.callcat.config.ConfigException if not; the message does not contain the key
  public static void check(Config.Auth settings) {
    ConfigException.all(() -> SigningKey.of(settings), () -> SigningKey.accepted(settings));
  }

  /// A token, and how long it is valid, in seconds.
  record Issued(String token, long expiresIn) {
    @Override
    public String toString() {
      return "Issued[hidden]";
    }
  }

  Issued issue(Session session) {
    return own.issue(session);
  }

  /// The public keys of our tokens, as in a JWK Set.
  List<JsonObject> publicKeys() {
    return own.publicKeys();
  }

  /// Gets the sessions that have ended, and listens for those that end from now on. To be called by
  /// each router instance before it listens.
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

  /// Checks a token. Unauthenticated if it is not valid; Unavailable if it belongs to an outside
  /// issuer and cannot be checked now.
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

  /// Verifies a token within a future, because the libraries throw exceptions for some tokens.
  private Future<Bearer> verify(String token) {
    return Future.succeededFuture(token)
        .map(SplitToken::of)
        .map(Tokens::withoutExtensions)
        .compose(this::verify)
        .onSuccess(good -> known.add(token, good))
        .map(Verified::bearer);
  }

  /// Refuses a token with critical extensions (RFC 7515 §4.1.11): we support none, and an empty
  /// list is not allowed either.
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
