package com.callcat.http;

import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// Passes only requests with a valid token, and stores in the context who has sent them.
final class Authentication implements Handler<RoutingContext> {
  private static final String BEARER = "bearer";

  /// The scheme of RFC 6750 §2.1, which is not case-sensitive (RFC 9110 §11.1).
  private static final String SCHEME = "bearer ";

  private final Tokens tokens;

  Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  /// The user who has sent a request. Only available in routes behind this handler.
  static UserId userId(RoutingContext ctx) {
    return bearer(ctx).userId();
  }

  /// The data of the request's token. Only available in routes behind this handler.
  static Bearer bearer(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.get(BEARER));
  }

  /// Checks the token. The request is paused meanwhile, and resumed when a handler for its body was
  /// set.
  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.request().method().equals(HttpMethod.OPTIONS)) {
      ctx.next();
      return;
    }
    ctx.request().pause();
    check(ctx)
        .onComplete(bearer -> ctx.put(BEARER, bearer).next(), ctx::fail)
        .onComplete(checked -> ctx.request().resume());
  }

  /// Checks the request's token, and returns its data.
  Future<Bearer> check(RoutingContext ctx) {
    var headers = ctx.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    var header = headers.size() == 1 ? headers.getFirst() : "";
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? tokens.check(header.substring(SCHEME.length()).strip())
        : Future.failedFuture(new ProblemException(new Unauthenticated("no bearer token")));
  }
}
