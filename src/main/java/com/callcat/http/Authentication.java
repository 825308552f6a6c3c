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

/// Lets only requests with a good token pass, and remembers whose they are.
final class Authentication implements Handler<RoutingContext> {
  private static final String BEARER = "bearer";

  /// RFC 6750 §2.1; the scheme is not case-sensitive (RFC 9110 §11.1).
  private static final String SCHEME = "bearer ";

  private final Tokens tokens;

  Authentication(Tokens tokens) {
    this.tokens = tokens;
  }

  /// Who asks. Only behind this handler.
  static UserId userId(RoutingContext ctx) {
    return bearer(ctx).userId();
  }

  /// What the token of whoever asks says. Only behind this handler.
  static Bearer bearer(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.get(BEARER));
  }

  /// The request is paused meanwhile, and resumed when whoever reads its body has been installed.
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

  /// What the token of the request says, if it is good now.
  Future<Bearer> check(RoutingContext ctx) {
    var headers = ctx.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    var header = headers.size() == 1 ? headers.getFirst() : "";
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? tokens.check(header.substring(SCHEME.length()).strip())
        : Future.failedFuture(new ProblemException(new Unauthenticated("no bearer token")));
  }
}
