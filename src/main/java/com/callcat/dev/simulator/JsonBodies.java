package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and writes JSON bodies, and converts every failure into one of Retell's errors. Worker
/// threads parse and write, because bodies may be large.
final class JsonBodies {
  private static final Logger LOG = LoggerFactory.getLogger(JsonBodies.class);
  private final Vertx vertx;

  JsonBodies(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Reads the request's body. Fails with a [RetellError] if it is no JSON object.
  Future<JsonObject> body(RoutingContext context) {
    var body = Objects.requireNonNullElse(context.body().buffer(), Buffer.buffer());
    return vertx.executeBlocking(() -> object(body), false);
  }

  private static JsonObject object(Buffer body) {
    try {
      if (Json.decodeValue(body) instanceof JsonObject object) {
        return object;
      }
    } catch (DecodeException malformed) {
      throw RetellError.badRequest("The body is not JSON.");
    }
    throw RetellError.badRequest("The body is not a JSON object.");
  }

  /// @param answer is called on a worker thread, so it may only use immutable objects
  Future<Void> answer(RoutingContext context, int status, Callable<JsonObject> answer) {
    return vertx
        .executeBlocking(() -> answer.call().toBuffer(), false)
        .compose(body -> send(context, status, body));
  }

  /// The same with a JSON array.
  Future<Void> answerList(RoutingContext context, Callable<JsonArray> answer) {
    return vertx
        .executeBlocking(() -> answer.call().toBuffer(), false)
        .compose(body -> send(context, 200, body));
  }

  /// A handler for an operation that answers by itself, or fails.
  static Handler<RoutingContext> answering(Function<RoutingContext, Future<?>> deed) {
    return context -> {
      try {
        deed.apply(context).onFailure(context::fail);
      } catch (RuntimeException failure) {
        context.fail(failure);
      }
    };
  }

  /// @param status the router's status for the failure
  static void refuse(RoutingContext context, int status) {
    if (context.response().ended() || context.response().closed()) {
      return;
    }
    send(context, refusal(context, status));
  }

  static void send(RoutingContext context, RetellError refusal) {
    send(context, refusal.status(), refusal.body().toBuffer());
  }

  private static RetellError refusal(RoutingContext context, int status) {
    if (context.failure() instanceof RetellError refusal) {
      return refusal;
    }
    if (status == 500) {
      LOG.error("{} failed", context.request().method(), context.failure());
    }
    return RetellError.of(status);
  }

  private static Future<Void> send(RoutingContext context, int status, Buffer body) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; charset=utf-8")
        .end(body);
  }
}
