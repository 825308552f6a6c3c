package com.callcat.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.net.Bodies;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/// The real client over real sockets, to servers that answer well, badly, and not at all.
@Timeout(120)
class VertxSdkHttpClientTest {
  private static final int CONNECTIONS = 3;
  private static final int LARGE = 1024 * 1024;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final VertxSdkHttpClient client =
      new VertxSdkHttpClient(vertx, CONNECTIONS, Duration.ofSeconds(10));

  @AfterEach
  void close() {
    client.close();
    vertx.close().await();
  }

  private String server(Handler<HttpServerRequest> handler) {
    return url(vertx.createHttpServer().requestHandler(handler).listen(0, "localhost").await());
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.actualPort();
  }

  /// A server that says just these bytes to each request, and closes.
  private String saying(String bytes) {
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

  private Answer send(SdkHttpRequest request, String... pieces) {
    var answer = new Answer();
    answer.over =
        client.execute(
            AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new Pieces(List.of(pieces)))
                .responseHandler(answer)
                .build());
    return answer;
  }

  private static SdkHttpRequest post(String url) {
    return SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create(url)).build();
  }

  @Test
  void a_request_goes_out_as_it_is_and_its_answer_comes_back_whole() {
    var seen = new ArrayList<String>();
    var url =
        server(
            request -> {
              seen.add(request.method() + " " + request.uri() + " " + request.getHeader("Host"));
              seen.addAll(request.headers().getAll("X-Twice"));
              request.body().onSuccess(body -> answer(request, seen, body));
            });
    var asked =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.PUT)
            .uri(URI.create(url + "/a%2Fb"))
            .appendRawQueryParameter("q", "1 2")
            .appendHeader("Host", "signed.example")
            .appendHeader("X-Twice", "one")
            .appendHeader("X-Twice", "two")
            .appendHeader("Content-Length", "10")
            .build();

    var answer = send(asked, "hello", "world");

    answer.over.join();
    assertThat(seen)
        .containsExactly("PUT /a%2Fb?q=1%202 signed.example", "one", "two", "helloworld");
    assertThat(answer.status).isEqualTo(418);
    assertThat(answer.headers).contains("x-amz-crc32=1", "x-amz-crc32=2");
    assertThat(answer.body.toString()).isEqualTo("short and stout");
  }

  private static void answer(HttpServerRequest request, List<String> seen, Buffer body) {
    seen.add(body.toString());
    request
        .response()
        .setStatusCode(418)
        .putHeader((CharSequence) "x-amz-crc32", List.<CharSequence>of("1", "2"))
        .end("short and stout");
  }

  @Test
  void an_empty_path_and_an_empty_body_are_fine() {
    var url = server(request -> request.response().end());
    var answer = send(post(url));
    answer.over.join();
    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.body.length()).isZero();
    assertThat(answer.complete).isTrue();
  }

  @Test
  void whoever_asks_on_an_event_loop_is_answered_on_it() {
    var url = server(request -> request.response().end("small"));
    for (var lane = 0; lane < 2; lane++) {
      var threads = Promise.<List<Thread>>promise();
      vertx
          .getOrCreateContext()
          .runOnContext(
              _ -> {
                var asking = Thread.currentThread();
                var answer = send(post(url));
                Future.fromCompletionStage(answer.over)
                    .onSuccess(_ -> threads.complete(List.of(asking, answer.thread)));
              });
      var both = threads.future().await();
      assertThat(both.get(1)).isSameAs(both.get(0));
    }
  }

  @Test
  void a_large_answer_is_handed_over_on_a_worker_thread() {
    var large = Buffer.buffer(new byte[LARGE]);
    var url = server(request -> request.response().end(large));
    var onEventLoop = Promise.<Boolean>promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ -> {
              var answer = send(post(url));
              Future.fromCompletionStage(answer.over)
                  .onSuccess(_ -> onEventLoop.complete(answer.onEventLoop));
            });
    assertThat(onEventLoop.future().await()).isFalse();
  }

  @Test
  void connections_are_used_again_and_no_more_are_opened_than_allowed() {
    var opened = new AtomicInteger();
    var held = new ArrayList<HttpServerRequest>();
    var full = Promise.<Void>promise();
    var url =
        url(
            vertx
                .createHttpServer()
                .connectionHandler(_ -> opened.incrementAndGet())
                .requestHandler(
                    request -> {
                      held.add(request);
                      if (held.size() == CONNECTIONS) {
                        full.complete();
                      } else if (full.future().isComplete()) {
                        request.response().end();
                      }
                    })
                .listen(0, "localhost")
                .await());

    var answers = new ArrayList<Answer>();
    for (var asked = 0; asked < 10; asked++) {
      answers.add(send(post(url)));
    }
    full.future().await();
    List.copyOf(held).forEach(request -> request.response().end());
    answers.forEach(answer -> answer.over.join());

    assertThat(opened).hasValue(CONNECTIONS);
    assertThat(held).hasSize(10);
  }

  @Test
  void what_breaks_off_is_an_io_exception_which_the_sdk_tries_again() {
    var cutOff =
        List.of(
            "",
            "HTTP/1.1 200 OK\r\nContent-Le",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
            "SSH-2.0-OpenSSH_9.2\r\n");
    for (var bytes : cutOff) {
      var answer = send(post(saying(bytes)));
      assertThatThrownBy(answer.over::join).as(bytes).hasCauseInstanceOf(IOException.class);
      assertThat(answer.failure).isInstanceOf(IOException.class);
      assertThat(answer.status).as("nothing was told of %s", bytes).isZero();
    }
  }

  @Test
  void so_is_a_server_that_is_not_there_or_speaks_no_tls() {
    var nobody = server(_ -> {});
    var plain = nobody.replace("http:", "https:");
    assertThatThrownBy(send(post("http://localhost:1")).over::join)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(send(post(plain)).over::join).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void nobody_is_believed_to_be_dynamodb_without_a_certificate_that_is_trusted(@TempDir Path folder)
      throws Exception {
    var keys = folder.resolve("keys.p12").toString();
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -keyalg EC -alias self -dname CN=localhost -storepass"
                        + " secret -storetype PKCS12 -keystore "
                        + keys)
                    .split(" "))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    var options =
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(new PfxOptions().setPath(keys).setPassword("secret"));
    var server =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> request.response().end("believed"))
            .listen(0, "localhost")
            .await();

    var answer = send(post(url(server).replace("http:", "https:")));

    assertThatThrownBy(answer.over::join).hasRootCauseInstanceOf(CertPathBuilderException.class);
    assertThat(answer.status).isZero();
  }

  @Test
  void an_answer_without_end_does_not_fill_the_memory() {
    var piece = Buffer.buffer(new byte[LARGE]);
    var url =
        server(
            request -> {
              request.response().setChunked(true);
              for (var sent = 0; sent <= Bodies.LIMIT / LARGE; sent++) {
                request.response().write(piece);
              }
            });
    assertThatThrownBy(send(post(url)).over::join)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void when_the_sdk_gives_up_the_request_is_reset() {
    var closed = Promise.<Void>promise();
    var come = Promise.<Void>promise();
    var url =
        server(
            request -> {
              request.connection().closeHandler(_ -> closed.complete());
              come.complete();
            });
    var answer = send(post(url));
    come.future().await();

    answer.over.completeExceptionally(new CancellationException("too slow"));

    closed.future().await();
    assertThat(answer.status).isZero();
  }

  @Test
  void a_request_that_still_waits_for_a_connection_is_not_sent_when_the_sdk_has_given_up() {
    var held = new ArrayList<HttpServerRequest>();
    var full = Promise.<Void>promise();
    var url =
        server(
            request -> {
              held.add(request);
              if (held.size() == CONNECTIONS) {
                full.complete();
              }
            });
    var first = new ArrayList<Answer>();
    for (var asked = 0; asked < CONNECTIONS; asked++) {
      first.add(send(post(url)));
    }
    full.future().await();

    var waiting = send(post(url));
    waiting.over.completeExceptionally(new CancellationException("too slow"));
    held.forEach(request -> request.response().end());
    first.forEach(answer -> answer.over.join());
    var next = send(post(url));
    Future.future(
            (Promise<Void> sent) ->
                vertx.setPeriodic(
                    10,
                    _ -> {
                      if (held.size() > CONNECTIONS) {
                        sent.tryComplete();
                      }
                    }))
        .await();

    held.get(CONNECTIONS).response().end();
    next.over.join();
    assertThat(held).hasSize(CONNECTIONS + 1);
  }

  /// What the SDK gets to know of an answer.
  private static final class Answer implements SdkAsyncHttpResponseHandler {
    private CompletableFuture<Void> over = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private final List<String> headers = new ArrayList<>();
    private volatile int status;
    private volatile boolean complete;
    private volatile boolean onEventLoop;
    private volatile @Nullable Throwable failure;
    private volatile Thread thread = Thread.currentThread();

    @Override
    public void onHeaders(SdkHttpResponse head) {
      status = head.statusCode();
      head.forEachHeader(
          (name, values) -> values.forEach(value -> headers.add(name + "=" + value)));
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      thread = Thread.currentThread();
      onEventLoop = Context.isOnEventLoopThread();
      stream.subscribe(
          new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
              subscription.request(1);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
              var array = new byte[bytes.remaining()];
              bytes.get(array);
              body.appendBytes(array);
            }

            @Override
            public void onError(Throwable told) {
              failure = told;
            }

            @Override
            public void onComplete() {
              complete = true;
            }
          });
    }

    @Override
    public void onError(Throwable told) {
      failure = told;
    }
  }

  /// A body in several pieces.
  private record Pieces(List<String> texts) implements SdkHttpContentPublisher {
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
