package com.callcat.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/// An outside issuer, as far as we ask it: it publishes keys, or fails to.
final class FakeIssuer implements AutoCloseable {
  final AtomicInteger asked = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{}";

  FakeIssuer() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  asked.incrementAndGet();
                  request.response().setStatusCode(status).end(body);
                })
            .listen(0, "127.0.0.1")
            .await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort() + "/jwks";
  }

  void publishes(JsonObject keys) {
    answers(200, keys.encode());
  }

  void answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
