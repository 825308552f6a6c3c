package com.callcat.http;

import static com.callcat.http.Api.ME;
import static com.callcat.http.Api.SOMEBODY_ELSE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.CallChanged;
import com.callcat.bus.ChangesKept;
import com.callcat.bus.StoreRequest.ReadChanges;
import com.callcat.call.Call;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.UserId;
import com.callcat.testing.EventClient;
import com.callcat.testing.EventClient.Event;
import com.callcat.testing.Eventually;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest extends ApiTest {
  private static final String PATH = "/api/calls/events";
  private final List<EventClient> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    open.forEach(EventClient::close);
    Eventually.until(() -> openStreams(), count -> count == 0);
  }

  @Test
  void a_stream_begins_with_an_id_and_tells_every_change_in_order() throws Exception {
    var stream = listen(api.mine(PATH));
    assertThat(stream.response().statusCode()).isEqualTo(200);
    assertThat(stream.response().headers().map())
        .containsEntry("content-type", List.of("text/event-stream"))
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-accel-buffering", List.of("no"));
    var opening = stream.next();
    assertThat(opening.field("retry")).isEqualTo("2000");
    assertThat(opening.field("id")).isNotEmpty();
    var calls = IntStream.range(0, 50).mapToObj(_ -> changed(api.created())).toList();
    for (var call : calls) {
      assertThat(callId(stream.next())).isEqualTo(call.key().callId().toString());
    }
  }

  @Test
  void an_event_shows_the_call_as_a_get_does() throws Exception {
    var call = api.created();
    report(call, Stage.ENDED, "agent_hangup");
    var stream = opened(api.mine(PATH));
    changed(api.call(call.key().callId().toString()));
    var shown = new JsonObject(api.get(path(call)).body());
    shown.remove("retellCallData");
    assertThat(new JsonObject(stream.next().field("data"))).isEqualTo(shown);
  }

  @Test
  void a_deleted_call_is_marked() throws Exception {
    var stream = opened(api.mine(PATH));
    var call = api.created();
    changed(call);
    wake(ME, api.engine.journal.append(new CallChanged(call, true)));
    assertThat(new JsonObject(stream.next().field("data")).containsKey("deleted")).isFalse();
    assertThat(new JsonObject(stream.next().field("data")).getBoolean("deleted")).isTrue();
  }

  @Test
  void whoever_comes_back_gets_what_was_missed_and_nothing_twice() throws Exception {
    var stream = listen(api.mine(PATH));
    var ids = new ArrayList<>(List.of(stream.next().field("id")));
    var calls = IntStream.range(0, 8).mapToObj(_ -> changed(api.created())).toList();
    for (var n = 0; n < calls.size(); n++) {
      ids.add(stream.next().field("id"));
    }
    for (var n = 0; n < ids.size(); n++) {
      var again = opened(api.mine(PATH).header("Last-Event-ID", ids.get(n)));
      for (var call : calls.subList(n, calls.size())) {
        assertThat(callId(again.next())).isEqualTo(call.key().callId().toString());
      }
      var more = changed(api.created());
      assertThat(callId(again.next())).isEqualTo(more.key().callId().toString());
      calls = new ArrayList<>(calls);
      calls.add(more);
    }
  }

  @Test
  void whoever_comes_back_too_late_is_told_to_list_the_calls_again() throws Exception {
    var id = listen(api.mine(PATH)).next().field("id");
    var kept = IntStream.range(0, 2).mapToObj(_ -> changed(api.created())).toList().getLast();
    api.engine.journal.expireOne(ME);
    var again = opened(api.mine(PATH).header("Last-Event-ID", id));
    assertThat(again.next().field("event")).isEqualTo("reset");
    assertThat(callId(again.next())).isEqualTo(kept.key().callId().toString());
  }

  @Test
  void nobody_hears_of_the_calls_of_another_user() throws Exception {
    var theirs = opened(api.as(SOMEBODY_ELSE, PATH));
    var mine = opened(api.mine(PATH));
    var call = changed(api.created());
    wake(SOMEBODY_ELSE, 1_000_000);
    assertThat(callId(mine.next())).isEqualTo(call.key().callId().toString());
    assertThat(theirs.nextBlock().isComment()).isTrue();
  }

  @Test
  void a_heartbeat_comes_again_and_again() throws Exception {
    var stream = opened(api.mine(PATH));
    assertThat(stream.nextBlock().isComment()).isTrue();
    assertThat(stream.nextBlock().isComment()).isTrue();
  }

  @Test
  void a_change_whose_message_was_lost_is_told_with_the_next_heartbeat() throws Exception {
    var stream = opened(api.mine(PATH));
    var call = api.created();
    api.engine.journal.append(new CallChanged(call, false));
    assertThat(callId(stream.next())).isEqualTo(call.key().callId().toString());
  }

  @Test
  void a_client_that_does_not_read_costs_no_more_reading_and_loses_nothing() throws Exception {
    var last = opened(api.mine(PATH));
    var call = api.created();
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4 * 1024);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
      socket.getOutputStream().write(rawRequest().getBytes(ISO_8859_1));
      Eventually.until(() -> openStreams(), count -> count == 2);
      var many = 20_000;
      var newest = IntStream.range(0, many).mapToLong(_ -> append(call)).max().orElseThrow();
      wake(ME, newest);
      for (var n = 0; n < many; n++) {
        last.next();
      }
      assertThat(reads()).isLessThan(many / FakeJournal.PAGE * 3 / 2);
      var text = new StringBuilder();
      var end = "id: " + (newest + 1) + ".0";
      var buffer = new byte[64 * 1024];
      socket.setSoTimeout(60_000);
      while (text.indexOf(end, Math.max(0, text.length() - 2 * buffer.length)) < 0) {
        text.append(new String(buffer, 0, socket.getInputStream().read(buffer), ISO_8859_1));
      }
      assertThat(text.toString().split("event: call")).hasSize(many + 1);
    }
  }

  @Test
  void a_user_has_no_more_than_so_many_streams_until_one_is_closed() throws Exception {
    for (var n = 0; n < StreamLimit.OF_A_USER; n++) {
      opened(api.mine(PATH));
    }
    var refused = api.get(PATH);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    opened(api.as(SOMEBODY_ELSE, PATH));
    open.removeFirst().close();
    Eventually.until(() -> openStreams(), count -> count == StreamLimit.OF_A_USER);
    assertThat(listen(api.mine(PATH)).response().statusCode()).isEqualTo(200);
  }

  @Test
  void a_process_has_no_more_than_so_many_streams() throws Exception {
    for (var n = 0; n < Api.MOST_STREAMS; n++) {
      opened(api.as(new UserId(100 + n), PATH));
    }
    var refused = api.get(PATH);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  @Test
  void a_stream_ends_with_its_token() throws Exception {
    var stream = opened(api.mine(PATH));
    api.clock.pass(Duration.ofMinutes(61));
    assertThat(stream.ends()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "1", "-1.0", "1.-1", "01.0", "1.0.0", "99999999999999999999.0"})
  void an_id_that_is_none_is_refused(String id) {
    var answer = api.send(api.mine(PATH).header("Last-Event-ID", id));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.faultyFields()).containsExactly("Last-Event-ID");
  }

  @Test
  void an_id_that_was_never_given_out_is_refused() {
    var answer = api.send(api.mine(PATH).header("Last-Event-ID", "5000.0"));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void only_those_who_take_events_get_them() throws Exception {
    assertThat(api.send(api.mine(PATH).header("Accept", "application/json")).status())
        .isEqualTo(406);
    for (var accept : List.of("text/event-stream", "text/*", "*/*;q=0.1")) {
      assertThat(listen(api.mine(PATH).header("Accept", accept)).response().statusCode())
          .isEqualTo(200);
    }
    assertThat(api.send(api.mine("/api/calls").header("Accept", "text/event-stream")).status())
        .isEqualTo(406);
  }

  @Test
  void without_a_token_or_with_another_method_there_are_no_events() {
    assertThat(api.send(api.anonymous(PATH)).status()).isEqualTo(401);
    var answer = api.post(PATH, "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, OPTIONS");
  }

  @Test
  void while_the_store_is_down_a_stream_is_refused_and_an_open_one_stays() throws Exception {
    var stream = opened(api.mine(PATH));
    api.engine.failure = () -> new ProblemException(new Problem.Unavailable("calls"));
    assertThat(api.get(PATH).status()).isEqualTo(503);
    api.engine.failure = null;
    var call = changed(api.created());
    assertThat(callId(stream.next())).isEqualTo(call.key().callId().toString());
    assertThat(openStreams()).isEqualTo(1);
  }

  @Test
  void a_program_that_stops_ends_its_streams() throws Exception {
    EventClient stream;
    try (var stopped = new Api()) {
      stream = EventClient.open(stopped.mine(PATH).build());
      stream.next();
    }
    assertThat(stream.ends()).isTrue();
    stream.close();
  }

  private EventClient listen(HttpRequest.Builder request) throws Exception {
    var stream = EventClient.open(request.build());
    open.add(stream);
    return stream;
  }

  /// A stream whose opening words were read.
  private EventClient opened(HttpRequest.Builder request) throws Exception {
    var stream = listen(request);
    stream.next();
    return stream;
  }

  private static Call changed(Call call) {
    wake(call.key().userId(), append(call));
    return call;
  }

  private static long append(Call call) {
    return api.engine.journal.append(new CallChanged(call, false));
  }

  private static void wake(UserId userId, long entry) {
    Bus.of(api.vertx).publish(new ChangesKept(userId, entry));
  }

  private static String callId(Event event) {
    assertThat(event.field("event")).isEqualTo("call");
    return new JsonObject(event.field("data")).getString("callId");
  }

  private static int openStreams() {
    return api.vertx
        .sharedData()
        .<String, Integer>getLocalMap("callcat.event.streams")
        .getOrDefault("all", 0);
  }

  private static long reads() {
    return api.engine.asked.stream().filter(ReadChanges.class::isInstance).count();
  }

  private String rawRequest() {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(PATH, api.token(ME));
  }
}
