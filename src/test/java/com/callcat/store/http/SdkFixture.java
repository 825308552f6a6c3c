package com.callcat.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/// The client on sockets of this machine, and servers for it to ask.
final class SdkFixture implements AutoCloseable {
  static final int CONNECTIONS = 3;
  static final int LARGE = 1024 * 1024;

  final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  final VertxSdkHttpClient http =
      new VertxSdkHttpClient(vertx, CONNECTIONS, Duration.ofSeconds(10));

  @Override
  public void close() {
    http.close();
    vertx.close().await();
  }

  String server(Handler<HttpServerRequest> handler) {
    return url(vertx.createHttpServer().requestHandler(handler).listen(0, "localhost").await());
  }

  static String url(HttpServer server) {
    return "http://localhost:" + server.actualPort();
  }

  /// A server that says just these bytes to each request, and closes.
  String saying(String bytes) {
    var server =
        vertx
            .createNetServer()
            .connectHandler(
                (NetSocket socket) ->
                    socket.handler(_ -> socket.write(bytes).onComplete(_ -> socket.close())))
            .listen(0, "localhost")
            .await();
    return "http://localhost:" + server.actualPort();
  }

  SdkAnswer send(SdkHttpRequest request, String... pieces) {
    return send(new SdkAnswer(), request, pieces);
  }

  SdkAnswer send(SdkAnswer answer, SdkHttpRequest request, String... pieces) {
    answer.over =
        http.execute(
            AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new Pieces(List.of(pieces)))
                .responseHandler(answer)
                .build());
    return answer;
  }

  static SdkHttpRequest post(String url) {
    return SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(url)).build();
  }

  /// A body in several pieces.
  record Pieces(List<String> texts) implements SdkHttpContentPublisher {
    @Override
    public Optional<Long> contentLength() {
      return Optional.of((long) String.join("", texts).length());
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Subscription() {
            @Override
            public void request(long count) {
              for (var text : texts) {
                subscriber.onNext(ByteBuffer.wrap(text.getBytes(UTF_8)));
              }
              subscriber.onComplete();
            }

            @Override
            public void cancel() {}
          });
    }
  }
}
