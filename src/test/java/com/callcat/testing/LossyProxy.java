package com.callcat.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands between the program and DynamoDB, and loses answers on demand: the request is carried
/// out, but whoever sent it is told that the server broke.
public final class LossyProxy {
  private static final String BROKEN =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}";
  private final ConcurrentLinkedQueue<String> toLose = new ConcurrentLinkedQueue<>();
  private final HttpClient client;
  private final HttpServer server;
  private final String target;

  private LossyProxy(Vertx vertx, String target) {
    this.target = target;
    client = vertx.createHttpClient();
    server = vertx.createHttpServer().requestHandler(this::handle);
  }

  public static LossyProxy before(Vertx vertx, String target) {
    var proxy = new LossyProxy(vertx, target);
    proxy.server.listen(0, "localhost").await();
    return proxy;
  }

  public String endpoint() {
    return "http://localhost:" + server.actualPort();
  }

  /// Loses the answer to the next `PutItem`, or whatever DynamoDB calls the operation, on a table.
  public void loseAnswerOf(String operation, String table) {
    toLose.add(operation + " " + table);
  }

  /// From now on every answer arrives.
  public void loseNothing() {
    toLose.clear();
  }

  /// How many answers are still to be lost.
  public int toLose() {
    return toLose.size();
  }

  /// Whether every answer that was to be lost has been.
  public boolean hasLostAll() {
    return toLose.isEmpty();
  }

  /// From now on nobody answers.
  public void close() {
    server.close().await();
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .compose(body -> handle(request, body))
        .onFailure(_ -> request.connection().close());
  }

  private Future<Void> handle(HttpServerRequest request, Buffer body) {
    var lost = toLose.remove(deed(request, body));
    return forward(request, body)
        .compose(answer -> answer.body().compose(all -> reply(request, answer, all, lost)));
  }

  private static String deed(HttpServerRequest request, Buffer body) {
    var operation = request.getHeader("X-Amz-Target").replaceFirst(".*\\.", "");
    return operation + " " + table(new JsonObject(body));
  }

  /// A transaction goes by its first table.
  private static String table(JsonObject request) {
    var writes = request.getJsonArray("TransactItems");
    return writes == null
        ? request.getString("TableName")
        : ((JsonObject) writes.getJsonObject(0).iterator().next().getValue())
            .getString("TableName");
  }

  private Future<HttpClientResponse> forward(HttpServerRequest request, Buffer body) {
    var options = new RequestOptions().setMethod(request.method()).setAbsoluteURI(target + "/");
    return client
        .request(options)
        .compose(
            onward -> {
              onward.headers().setAll(request.headers());
              return onward.send(body);
            });
  }

  private Future<Void> reply(
      HttpServerRequest request, HttpClientResponse answer, Buffer body, boolean lost) {
    if (lost) {
      return request.response().setStatusCode(500).end(BROKEN);
    }
    var response = request.response().setStatusCode(answer.statusCode());
    response.headers().setAll(answer.headers());
    return response.end(body);
  }
}
