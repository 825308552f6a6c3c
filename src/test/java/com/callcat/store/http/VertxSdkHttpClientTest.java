package com.callcat.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// The real client over real sockets, to servers that answer well.
@Timeout(120)
class VertxSdkHttpClientTest {
  private final SdkFixture client = new SdkFixture();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_request_goes_out_as_it_is_and_its_answer_comes_back_whole() {
    var seen = new ArrayList<String>();
    var url =
        client.server(
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

    var answer = client.send(asked, "hello", "world");

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
    var url = client.server(request -> request.response().end());
    var answer = client.send(SdkFixture.post(url));
    answer.over.join();
    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.body.length()).isZero();
    assertThat(answer.complete).isTrue();
  }

  @Test
  void whoever_asks_on_an_event_loop_is_answered_on_it() {
    var url = client.server(request -> request.response().end("small"));
    for (var lane = 0; lane < 2; lane++) {
      var threads = Promise.<List<Thread>>promise();
      client
          .vertx
          .getOrCreateContext()
          .runOnContext(
              _ -> {
                var asking = Thread.currentThread();
                var answer = client.send(SdkFixture.post(url));
                Future.fromCompletionStage(answer.over)
                    .onSuccess(_ -> threads.complete(List.of(asking, answer.thread)));
              });
      var both = threads.future().await();
      assertThat(both.get(1)).isSameAs(both.get(0));
    }
  }

  @Test
  void a_large_answer_is_handed_over_on_a_worker_thread() {
    var large = Buffer.buffer(new byte[SdkFixture.LARGE]);
    var url = client.server(request -> request.response().end(large));
    var onEventLoop = Promise.<Boolean>promise();
    client
        .vertx
        .getOrCreateContext()
        .runOnContext(
            _ -> {
              var answer = client.send(SdkFixture.post(url));
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
        SdkFixture.url(
            client
                .vertx
                .createHttpServer()
                .connectionHandler(_ -> opened.incrementAndGet())
                .requestHandler(
                    request -> {
                      held.add(request);
                      if (held.size() == SdkFixture.CONNECTIONS) {
                        full.complete();
                      } else if (full.future().isComplete()) {
                        request.response().end();
                      }
                    })
                .listen(0, "localhost")
                .await());

    var answers = new ArrayList<SdkAnswer>();
    for (var asked = 0; asked < 10; asked++) {
      answers.add(client.send(SdkFixture.post(url)));
    }
    full.future().await();
    List.copyOf(held).forEach(request -> request.response().end());
    answers.forEach(answer -> answer.over.join());

    assertThat(opened).hasValue(SdkFixture.CONNECTIONS);
    assertThat(held).hasSize(10);
  }
}
