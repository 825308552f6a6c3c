package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/// A receiver of webhooks that keeps them all, and refuses as many as it is told to.
final class Hooks {
  private final HttpServer server;
  private final List<Hook> received = new ArrayList<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private final Queue<Integer> refusals = new ArrayDeque<>();

  private Hooks(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::receive);
  }

  /// One delivery, as it came.
  record Hook(Buffer body, String signature) {

    String event() {
      return body.toJsonObject().getString("event");
    }

    JsonObject call() {
      return body.toJsonObject().getJsonObject("call");
    }

    long signedAt() {
      return Long.parseLong(signature.substring(2, signature.indexOf(',')));
    }
  }

  private record Waiter(Predicate<List<Hook>> condition, Promise<List<Hook>> promise) {}

  static Future<Hooks> listen(Vertx vertx) {
    var hooks = new Hooks(vertx);
    return hooks.server.listen(0, "127.0.0.1").map(hooks);
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/webhooks/retell";
  }

  /// The next ones are answered like this, all further ones 204.
  synchronized void refuseNext(Integer... statuses) {
    refusals.addAll(List.of(statuses));
  }

  /// Completes as soon as so many have come for this call; with those of this call.
  Future<List<Hook>> of(String callId, int count) {
    return when(hooks -> ofCall(hooks, callId).size() >= count).map(all -> ofCall(all, callId));
  }

  private static List<Hook> ofCall(List<Hook> hooks, String callId) {
    return hooks.stream().filter(hook -> callId.equals(hook.call().getString("call_id"))).toList();
  }

  private synchronized Future<List<Hook>> when(Predicate<List<Hook>> condition) {
    var waiter = new Waiter(condition, Promise.promise());
    waiters.add(waiter);
    wake();
    return waiter.promise().future();
  }

  synchronized List<Hook> all() {
    return List.copyOf(received);
  }

  private void receive(HttpServerRequest request) {
    var signature = request.getHeader("x-retell-signature");
    request
        .body()
        .onSuccess(body -> request.response().setStatusCode(keep(new Hook(body, signature))).end());
  }

  private synchronized int keep(Hook hook) {
    received.add(hook);
    wake();
    var refusal = refusals.poll();
    return refusal == null ? 204 : refusal;
  }

  private void wake() {
    for (var waiter : List.copyOf(waiters)) {
      if (waiter.condition().test(received)) {
        waiters.remove(waiter);
        waiter.promise().complete(List.copyOf(received));
      }
    }
  }
}
