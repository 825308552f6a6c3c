package com.callcat.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.callcat.net.Bodies;
import com.callcat.testing.CapturedLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same to servers that answer badly, late, or not at all, and an SDK that gives up.
@Timeout(120)
class VertxSdkHttpClientFaultsTest {
  private final CapturedLog log = CapturedLog.start();
  private final SdkFixture client = new SdkFixture();

  @AfterEach
  void close() {
    client.close();
    log.close();
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
      var answer = client.send(SdkFixture.post(client.saying(bytes)));
      assertThatThrownBy(answer.over::join).as(bytes).hasCauseInstanceOf(IOException.class);
      assertThat(answer.failure).isInstanceOf(IOException.class);
      assertThat(answer.status).as("nothing was told of %s", bytes).isZero();
    }
  }

  @Test
  void so_is_a_server_that_is_not_there_or_speaks_no_tls() {
    var nobody = client.server(_ -> {});
    var plain = nobody.replace("http:", "https:");
    assertThatThrownBy(client.send(SdkFixture.post("http://localhost:1")).over::join)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(client.send(SdkFixture.post(plain)).over::join)
        .hasCauseInstanceOf(IOException.class);
  }

  /// The SDK begins its next attempt when its future is completed, with the handlers of this one.
  @Test
  void the_sdk_goes_on_only_after_it_has_taken_the_whole_failure() {
    var order = new ArrayList<String>();
    var answer = new SdkAnswer();
    answer.whenFailed =
        () -> {
          client.http.completions().execute(() -> order.add("next attempt"));
          order.add("failure taken");
        };

    client.send(answer, SdkFixture.post(client.saying("")));

    assertThatThrownBy(answer.over::join).hasCauseInstanceOf(IOException.class);
    assertThat(order).containsExactly("failure taken", "next attempt");
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
        client
            .vertx
            .createHttpServer(options)
            .requestHandler(request -> request.response().end("believed"))
            .listen(0, "localhost")
            .await();

    var answer = client.send(SdkFixture.post(SdkFixture.url(server).replace("http:", "https:")));

    assertThatThrownBy(answer.over::join).hasRootCauseInstanceOf(CertPathBuilderException.class);
    assertThat(answer.status).isZero();
  }

  @Test
  void an_answer_without_end_does_not_fill_the_memory() {
    var piece = Buffer.buffer(new byte[SdkFixture.LARGE]);
    var url =
        client.server(
            request -> {
              request.response().setChunked(true);
              for (var sent = 0; sent <= Bodies.LIMIT / SdkFixture.LARGE; sent++) {
                request.response().write(piece);
              }
            });
    assertThatThrownBy(client.send(SdkFixture.post(url)).over::join)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void a_request_that_is_too_large_is_not_sent() {
    var url = client.server(request -> request.response().end());
    var quarter = "x".repeat(Bodies.LIMIT / 4);
    var fits = client.send(SdkFixture.post(url), quarter, quarter, quarter, quarter);
    var more = client.send(SdkFixture.post(url), quarter, quarter, quarter, quarter, "x");
    fits.over.join();
    assertThatThrownBy(more.over::join).hasMessageContaining("larger than");
  }

  @Test
  void when_the_sdk_gives_up_the_request_is_reset() {
    var closed = Promise.<Void>promise();
    var come = Promise.<Void>promise();
    var url =
        client.server(
            request -> {
              request.connection().closeHandler(_ -> closed.complete());
              come.complete();
            });
    var answer = client.send(SdkFixture.post(url));
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
        client.server(
            request -> {
              held.add(request);
              if (held.size() == SdkFixture.CONNECTIONS) {
                full.complete();
              }
            });
    var first = new ArrayList<SdkAnswer>();
    for (var asked = 0; asked < SdkFixture.CONNECTIONS; asked++) {
      first.add(client.send(SdkFixture.post(url)));
    }
    full.future().await();

    var waiting = client.send(SdkFixture.post(url));
    waiting.over.completeExceptionally(new CancellationException("too slow"));
    held.forEach(request -> request.response().end());
    first.forEach(answer -> answer.over.join());
    var next = client.send(SdkFixture.post(url));
    Future.future(
            (Promise<Void> sent) ->
                client.vertx.setPeriodic(
                    10,
                    _ -> {
                      if (held.size() > SdkFixture.CONNECTIONS) {
                        sent.tryComplete();
                      }
                    }))
        .await();

    held.get(SdkFixture.CONNECTIONS).response().end();
    next.over.join();
    assertThat(held).hasSize(SdkFixture.CONNECTIONS + 1);
    assertThat(log.events())
        .as("what the SDK is told is not logged as well")
        .noneMatch(event -> event.getLevel() == Level.ERROR);
  }
}
