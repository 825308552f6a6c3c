package com.callcat.store.http;

import com.callcat.net.Bodies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/// One HTTP request of the SDK and its answer.
final class SdkExchange {
  private final Vertx vertx;
  private final HttpClientAgent client;
  private final Completions completions;
  private final AsyncExecuteRequest asked;
  private final SdkAsyncHttpResponseHandler handler;
  private final CompletableFuture<Void> done;
  private @Nullable HttpClientRequest sent;

  /// @param done completes when the answer was passed to the SDK; the SDK completes it earlier to
  ///   cancel the request
  SdkExchange(
      Vertx vertx,
      HttpClientAgent client,
      Completions completions,
      AsyncExecuteRequest asked,
      CompletableFuture<Void> done) {
    this.vertx = vertx;
    this.client = client;
    this.completions = completions;
    this.asked = asked;
    this.handler = asked.responseHandler();
    this.done = done;
  }

  void begin() {
    var context = vertx.getOrCreateContext();
    var _ =
        done.whenComplete(
            (_, failure) -> {
              if (failure != null) {
                context.runOnContext(_ -> reset());
              }
            });
    GatheredBody.of(asked.requestContentPublisher())
        .compose(this::send)
        .compose(this::receive)
        .onSuccess(_ -> done.complete(null))
        .onFailure(this::fail);
  }

  private void reset() {
    if (sent != null) {
      sent.reset();
    }
  }

  private Future<HttpClientResponse> send(Buffer body) {
    return client
        .request(options(asked.request()))
        .compose(
            request -> {
              // failures are reported by the answer; without a handler Vert.x would log them as
              // well
              sent = request.exceptionHandler(_ -> {});
              return done.isDone()
                  ? Future.failedFuture(new IOException("nobody waits for it any more"))
                  : request.send(body);
            });
  }

  private static RequestOptions options(SdkHttpRequest request) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method().name()))
            .setSsl("https".equals(request.protocol()))
            .setHost(request.host())
            .setPort(request.port())
            .setURI(uri(request));
    request.forEachHeader(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Content-Length")) {
            values.forEach(value -> options.addHeader(name, value));
          }
        });
    return options;
  }

  private static String uri(SdkHttpRequest request) {
    var path = request.encodedPath().isEmpty() ? "/" : request.encodedPath();
    return request.encodedQueryParameters().map(query -> path + "?" + query).orElse(path);
  }

  private Future<Void> receive(HttpClientResponse response) {
    return Bodies.read(response)
        .compose(body -> Bodies.work(vertx, body.length(), () -> handOver(response, body)));
  }

  private @Nullable Void handOver(HttpClientResponse response, Buffer body) {
    var head =
        SdkHttpResponse.builder()
            .statusCode(response.statusCode())
            .statusText(response.statusMessage());
    response.headers().forEach(head::appendHeader);
    handler.onHeaders(head.build());
    handler.onStream(new OneBuffer(ByteBuffer.wrap(body.getBytes())));
    return null;
  }

  /// Fails the exchange. The SDK repeats a request only if the client fails with an [IOException].
  private void fail(Throwable failure) {
    reset();
    var told =
        failure instanceof IOException ? failure : new IOException(failure.getMessage(), failure);
    if (!done.isDone()) {
      completions.after(() -> handler.onError(told));
      done.completeExceptionally(told);
    }
  }
}
