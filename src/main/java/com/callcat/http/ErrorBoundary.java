package com.callcat.http;

import com.callcat.call.ProblemException;
import com.callcat.net.UnreadBody;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every failed request with a problem (RFC 9457), and logs it only if it was our fault.
final class ErrorBoundary {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorBoundary.class);

  /// The statuses with which vertx-web itself refuses requests, without calling a failure handler
  /// of a route.
  private static final List<Integer> BY_ROUTER = List.of(400, 404, 500);

  /// A part of a path that may be a phone number, because it has many digits and is no id. It is
  /// not repeated in an answer.
  private static final Pattern NUMBER_IN_PATH =
      Pattern.compile(
          "/(?!\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?:/|$))"
              + "[^/]*?(?:\\d[^/\\d]{0,3}){7}[^/]*");

  private final Random random;

  ErrorBoundary(Random random) {
    this.random = random;
  }

  void guard(Router router) {
    router.route().failureHandler(ctx -> refuse(ctx, ctx.statusCode()));
    BY_ROUTER.forEach(status -> router.errorHandler(status, ctx -> refuse(ctx, status)));
  }

  private void refuse(RoutingContext ctx, int status) {
    var response = ctx.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      ctx.request().connection().close();
      return;
    }
    var request = ctx.request();
    var traceId = traceId(request);
    var refusal = refusal(ctx, status);
    if (refusal.status() == 500) {
      LOG.atError()
          .addKeyValue("traceId", traceId)
          .setCause(ctx.failure())
          .log("{} {} failed", request.method(), instance(request));
    }
    UnreadBody.answer(request, () -> answer(request, refusal, traceId));
  }

  private static Refusal refusal(RoutingContext ctx, int status) {
    return switch (ctx.failure()) {
      case ProblemException known -> Problems.of(known.problem());
      case RefusalException known -> known.refusal();
      case null, default -> refusalOf(status, ctx);
    };
  }

  private static Refusal refusalOf(int status, RoutingContext ctx) {
    return status == 413
        ? HttpRefusals.tooLarge(JsonBody.limit(ctx))
        : HttpRefusals.ofStatus(status);
  }

  /// Answers a request that is not valid HTTP, and closes the connection.
  void refuseMalformed(HttpServerRequest request) {
    var status =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException tooLong -> 414;
          case TooLongHttpHeaderException tooLarge -> 431;
          case null, default -> 400;
        };
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    answer(request, HttpRefusals.ofStatus(status), traceId(request));
    request.connection().close();
  }

  /// Answers a request that has not arrived completely in time.
  Future<Void> refuseLate(HttpServerRequest request) {
    return answer(request, HttpRefusals.ofStatus(408), traceId(request));
  }

  private static Future<Void> answer(HttpServerRequest request, Refusal refusal, String traceId) {
    var response = request.response().setStatusCode(refusal.status());
    refusal.headers().forEach(response::putHeader);
    var json =
        JsonWriter.encode(
            generator -> ProblemJson.write(generator, refusal, instance(request), traceId));
    return JsonWriter.end(request, ProblemJson.TYPE, json);
  }

  private static String instance(HttpServerRequest request) {
    var path = request.path();
    return path == null ? "/" : NUMBER_IN_PATH.matcher(path).replaceAll("/-");
  }

  private String traceId(HttpServerRequest request) {
    var traced = Trace.current();
    var given = traced != null ? traced : Trace.id(request.getHeader("traceparent"));
    return given != null ? given : Trace.id(random);
  }
}
