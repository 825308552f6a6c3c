package com.callcat.retell.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// For how long a connection is waited for, and kept.
class ConnectionsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Vertx vertx = Vertx.vertx();
  private final ScriptedServer server = new ScriptedServer(vertx);
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void listen() {
    server.listen().await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Future<HttpClientConnection> open() {
    var address = new HttpConnectOptions().setHost("127.0.0.1").setPort(server.port());
    return vertx.createHttpClient().connect(address);
  }

  @Test
  void a_free_connection_is_waited_for_only_so_long() {
    var never = Promise.<HttpClientConnection>promise();
    var connections = new Connections(vertx, never::future, SHORT, LONG, lost::incrementAndGet);
    for (var busy = 0; busy < Connections.MOST_OPEN; busy++) {
      connections.reserve();
    }
    assertThatThrownBy(() -> connections.reserve().await())
        .isInstanceOf(Connections.NoneFree.class);
    assertThat(lost).hasValue(0);
  }

  /// Whoever has given up takes no room.
  @Test
  void a_connection_that_cannot_be_opened_makes_room_for_the_next() {
    var first = Promise.<HttpClientConnection>promise();
    var connections =
        new Connections(
            vertx,
            () -> first.future().isComplete() ? open() : first.future(),
            LONG,
            LONG,
            lost::incrementAndGet);
    for (var busy = 0; busy < Connections.MOST_OPEN; busy++) {
      connections.reserve();
    }
    var waits = connections.reserve();
    assertThat(waits.isComplete()).isFalse();
    first.fail(new Exchange.NotSent("refused"));
    assertThat(waits.await()).isPositive();
  }

  @Test
  void a_connection_that_nobody_uses_is_closed_and_is_no_loss() throws Exception {
    var connections = new Connections(vertx, this::open, LONG, SHORT, lost::incrementAndGet);
    var id = connections.reserve().await();
    Eventually.until(() -> connections.take(id).failed(), gone -> gone);
    assertThat(lost).hasValue(0);
  }
}
