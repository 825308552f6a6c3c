package com.callcat.retell.client;

import static com.callcat.call.Preferences.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.Connect;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.RetellRequest.Disconnect;
import com.callcat.bus.RetellRequest.PlaceCall;
import com.callcat.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A connection is had before a call is claimed, and used once it is.
class ConnectTest extends RetellClientCase {
  private final List<ProviderHealth> heard = new CopyOnWriteArrayList<>();

  @Test
  void nothing_is_sent_before_the_call_is_claimed() throws Exception {
    deploy(PATIENT);
    var connection = connect();
    Eventually.until(retell.connections::get, open -> open == 1);
    assertThat(retell.requests).isEmpty();
    place(connection);
    assertOneRequest("POST /v2/create-phone-call HTTP/1.1");
  }

  @Test
  void a_connection_is_used_once() {
    retell.answers("201 Created", "{\"call_id\":\"c\"}");
    deploy(PATIENT);
    var connection = connect();
    assertThat(place(connection)).isInstanceOf(DialAnswer.Placed.class);
    assertThat(place(connection)).isInstanceOf(DialAnswer.RefusedForNow.class);
    assertOneRequest();
  }

  @Test
  void a_connection_that_is_not_needed_is_closed() throws Exception {
    var closed = new CopyOnWriteArrayList<NetSocket>();
    retell.onConnect = socket -> socket.closeHandler(_ -> closed.add(socket));
    deploy(PATIENT);
    var connection = connect();
    ask(new Disconnect(connection));
    Eventually.until(() -> closed, sockets -> sockets.size() == 1);
    assertThat(place(connection)).isInstanceOf(DialAnswer.RefusedForNow.class);
    assertThat(retell.requests).isEmpty();
  }

  /// A process that slept after its claim may have been taken over.
  @Test
  void a_claim_whose_lease_is_over_is_not_sent() {
    deploy(PATIENT);
    var connection = connect();
    clock.advance(Duration.between(clock.instant(), Samples.LEASE_ENDS));
    assertThat(place(connection)).isEqualTo(Verdict.TOO_LATE);
    assertThat(retell.requests).isEmpty();
  }

  @Test
  void who_comes_when_all_connections_are_in_use_waits_and_that_tells_nothing_of_retell()
      throws Exception {
    Bus.of(vertx).onProviderHealth(heard::add).await();
    deploy(PATIENT);
    var all =
        Stream.generate(() -> Bus.of(vertx).ask(new Connect(Samples.claimed())))
            .limit(Connections.MOST_OPEN)
            .toList();
    Future.all(all).await();
    var next = Bus.of(vertx).ask(new Connect(Samples.claimed()));
    ask(new Disconnect(new Connection(-1)));
    assertThat(next.isComplete()).isFalse();
    assertThat(retell.connections).hasValue(Connections.MOST_OPEN);

    ask(new Disconnect(all.getFirst().result()));
    assertThat(next.await()).isNotIn(all.stream().map(Future::result).toList());
    assertThat(heard).isEmpty();
  }

  @Test
  void where_nobody_listens_there_is_no_connection() {
    deploy("http://127.0.0.1:1", PATIENT);
    assertUnavailable(new Connect(Samples.claimed()));
  }

  @Test
  void without_a_secure_connection_there_is_none() {
    retell.onConnect = socket -> socket.end(Buffer.buffer("HTTP/1.1 400 Bad Request\r\n\r\n"));
    deploy("https://127.0.0.1:" + retell.port(), PATIENT);
    assertUnavailable(new Connect(Samples.claimed()));
    assertThat(retell.requests).isEmpty();
  }

  @Test
  void a_secure_connection_that_does_not_come_about_is_none() {
    deploy("https://127.0.0.1:" + retell.port(), IMPATIENT);
    assertUnavailable(new Connect(Samples.claimed()));
    assertThat(retell.requests).isEmpty();
  }

  @Test
  void a_connection_that_retell_closes_is_not_opened_again_and_tells_of_retell() throws Exception {
    Bus.of(vertx).onProviderHealth(heard::add).await();
    retell.onConnect = NetSocket::close;
    deploy(PATIENT);
    var connection = connect();
    Eventually.until(() -> heard, news -> news.contains(ProviderHealth.FAILING));
    assertThat(place(connection)).isInstanceOf(DialAnswer.RefusedForNow.class);
    assertThat(retell.connections).hasValue(1);
    assertThat(retell.requests).isEmpty();
  }

  private Connection connect() {
    return ask(new Connect(Samples.claimed()));
  }

  private DialAnswer place(Connection connection) {
    return ask(new PlaceCall(Samples.claimed(), DEFAULT, connection));
  }
}
