package com.callcat.retell.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.callcat.metrics.RetellMetrics;
import com.callcat.metrics.RetellMetrics.Operation;
import com.callcat.metrics.RetellMetrics.Reply;
import com.callcat.net.Bodies;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends requests to Retell, each at most once and on a connection of its own. So if a request
/// fails before its connection is open, it was certainly not sent.
final class Exchange {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 128;

  private final HttpClientAgent http;
  private final String baseUrl;
  private final String authorization;
  private final Duration timeout;
  private final Duration connectTimeout;
  private final Duration bodyTimeout;
  private final RetellMetrics metrics;

  /// @param timeout how long to wait for the head of an answer
  Exchange(Vertx vertx, String baseUrl, String apiKey, Duration timeout, RetellMetrics metrics) {
    this.connectTimeout = shorter(CONNECT, timeout);
    var options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setVerifyHost(true)
            .setSslHandshakeTimeoutUnit(MILLISECONDS)
            .setSslHandshakeTimeout(connectTimeout.toMillis());
    this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
    this.authorization = "Bearer " + apiKey;
    this.timeout = timeout;
    this.bodyTimeout = shorter(BODY, timeout);
    this.metrics = metrics;
  }

  /// Sends a request and reads its answer.
  ///
  /// @param json the body; null for a request without one
  /// @return an answer, if there is at least a status; fails with [NotSent] if the request was
  ///   certainly not sent, else with any other exception
  Future<Answer> send(Operation operation, HttpMethod method, String path, @Nullable String json) {
    return send(http, operation, method, path, json);
  }

  /// The same on an open connection, which is closed afterwards.
  Future<Answer> send(
      HttpClientConnection connection,
      Operation operation,
      HttpMethod method,
      String path,
      String json) {
    return send((HttpClient) connection, operation, method, path, json)
        .onComplete(_ -> connection.close());
  }

  private Future<Answer> send(
      HttpClient client,
      Operation operation,
      HttpMethod method,
      String path,
      @Nullable String json) {
    var begun = System.nanoTime();
    return client
        .request(options(method, path, json))
        .recover(failure -> Future.failedFuture(new NotSent(failure)))
        .compose(request -> send(request, json == null ? Buffer.buffer() : Buffer.buffer(json)))
        .onComplete(answer -> record(operation, reply(answer), begun));
  }

  private void record(Operation operation, Reply reply, long begun) {
    var took = Duration.ofNanos(System.nanoTime() - begun);
    metrics.requests.of(operation).of(reply).record(took);
  }

  /// Opens a connection for a request that will follow.
  ///
  /// @return fails with [NotSent]
  Future<HttpClientConnection> connect(Operation operation) {
    var begun = System.nanoTime();
    return http.connect(address())
        .recover(failure -> Future.failedFuture(new NotSent(failure)))
        .onFailure(refused -> record(operation, Reply.NONE, begun));
  }

  private HttpConnectOptions address() {
    var target = new RequestOptions().setAbsoluteURI(baseUrl);
    return new HttpConnectOptions()
        .setHost(target.getHost())
        .setPort(target.getPort())
        .setSsl(target.isSsl())
        .setConnectTimeout(connectTimeout.toMillis());
  }

  private static Reply reply(AsyncResult<Answer> answer) {
    return answer.succeeded() ? Reply.of(answer.result().status()) : Reply.NONE;
  }

  private RequestOptions options(HttpMethod method, String path, @Nullable String json) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(baseUrl + path)
            .setFollowRedirects(false)
            .setConnectTimeout(connectTimeout.toMillis())
            .addHeader("Authorization", authorization)
            .addHeader("Accept", "application/json");
    return json == null ? options : options.addHeader("Content-Type", "application/json");
  }

  private Future<Answer> send(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .timeout(timeout.toMillis(), MILLISECONDS)
        .compose(response -> answer(request, response))
        .onFailure(failure -> request.reset());
  }

  private Future<Answer> answer(HttpClientRequest request, HttpClientResponse response) {
    return Bodies.read(response)
        .timeout(bodyTimeout.toMillis(), MILLISECONDS)
        .onFailure(failure -> request.reset())
        .map(body -> new Answer(response.statusCode(), response.headers(), body.getBytes()))
        .otherwise(failure -> new Answer(response.statusCode(), response.headers(), null));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// The request was certainly not sent to Retell.
  static final class NotSent extends RuntimeException {
    NotSent(Throwable cause) {
      super("could not connect: " + cause.getClass().getSimpleName(), cause);
    }

    NotSent(String why) {
      super(why);
    }
  }
}
