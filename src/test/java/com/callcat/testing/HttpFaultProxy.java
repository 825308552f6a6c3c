package com.callcat.testing;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/// Stands between the program and a server it speaks HTTP to, and has requests fail on demand.
public final class HttpFaultProxy {
  private static final int CONNECTIONS = 64;
  private static final String NONSENSE = "\u0000\u0007}]nonsense{[\ufffd\"";

  private final Vertx vertx;
  private final HttpClient client;
  private final HttpServer server;
  private final Protocol protocol;
  private final String target;
  private final Faults faults;

  /// How the requests to a server are told apart, and how it says that it broke.
  public interface Protocol {
    String kind(HttpServerRequest request, Buffer body);

    /// Equal for all repetitions of a request that its sender makes by itself.
    Object identity(HttpServerRequest request);

    /// The body of an answer 500.
    String broken();
  }

  private record Answer(int status, MultiMap headers, Buffer body) {}

  private HttpFaultProxy(Vertx vertx, Protocol protocol, String target, Faults faults) {
    this.vertx = vertx;
    this.protocol = protocol;
    this.target = target;
    this.faults = faults;
    // No connection is used that the server may be closing at that moment.
    var options = new HttpClientOptions().setKeepAliveTimeout(5);
    client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    server = vertx.createHttpServer().requestHandler(this::handle);
  }

  /// Listens, and stands before a server.
  public static HttpFaultProxy before(
      Vertx vertx, Protocol protocol, String target, Faults faults) {
    var proxy = new HttpFaultProxy(vertx, protocol, target, faults);
    proxy.server.listen(0, "localhost").await();
    return proxy;
  }

  public String endpoint() {
    return "http://localhost:" + server.actualPort();
  }

  /// From now on nobody answers.
  public void close() {
    server.close().await();
  }

  private void handle(HttpServerRequest request) {
    request.body().compose(body -> handle(request, body)).onFailure(_ -> hangUp(request));
  }

  private Future<?> handle(HttpServerRequest request, Buffer body) {
    var fault = faults.meet(protocol.kind(request, body), protocol.identity(request));
    return switch (fault) {
      case null -> forward(request, body).compose(answer -> pass(request, answer));
      case BEFORE -> refuse(request);
      case LATE ->
          delay().compose(_ -> forward(request, body)).compose(answer -> pass(request, answer));
      case AFTER -> forward(request, body).compose(_ -> refuse(request));
      case SLOW ->
          forward(request, body).compose(answer -> delay().compose(_ -> pass(request, answer)));
      case GARBAGE -> forward(request, body).compose(_ -> request.response().end(NONSENSE));
      case CUT_BEFORE -> hangUp(request);
      case CUT_AFTER -> forward(request, body).compose(_ -> hangUp(request));
    };
  }

  private Future<?> delay() {
    return vertx.timer(Fault.DELAY.toMillis());
  }

  private Future<Answer> forward(HttpServerRequest request, Buffer body) {
    var options =
        new RequestOptions().setMethod(request.method()).setAbsoluteURI(target + request.uri());
    return client.request(options).compose(onward -> send(onward, request, body));
  }

  private static Future<Answer> send(
      HttpClientRequest onward, HttpServerRequest request, Buffer body) {
    onward.headers().setAll(request.headers());
    return onward
        .send(body)
        .compose(
            answer ->
                answer.body().map(all -> new Answer(answer.statusCode(), answer.headers(), all)));
  }

  private static Future<Void> pass(HttpServerRequest request, Answer answer) {
    var response = request.response().setStatusCode(answer.status());
    response.headers().setAll(answer.headers());
    return response.end(answer.body());
  }

  private Future<Void> refuse(HttpServerRequest request) {
    return request.response().setStatusCode(500).end(protocol.broken());
  }

  private static Future<Void> hangUp(HttpServerRequest request) {
    return request.connection().close();
  }
}
