package com.callcat.http;

import static com.callcat.http.Api.ME;
import static com.callcat.http.Api.SOMEBODY_ELSE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.ProviderReport.Stage;
import com.callcat.http.FakeJournal.Change;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStreamTest extends EventStreamCase {
  private static final int BUFFER = 64 * 1024;

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
    wake(ME, api.engine.journal.append(new Change(call, true)));
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
  void whoever_cannot_send_a_header_comes_back_with_a_parameter() throws Exception {
    var stream = listen(api.mine(PATH));
    var first = stream.next().field("id");
    var calls = List.of(changed(api.created()), changed(api.created()));
    var second = stream.next().field("id");
    for (var query : List.of("?lastEventId=" + first, "?&lastEventId=" + first)) {
      var again = opened(api.mine(PATH + query));
      for (var call : calls) {
        assertThat(callId(again.next())).isEqualTo(call.key().callId().toString());
      }
    }
    var newer = opened(api.mine(PATH + "?lastEventId=" + first).header("Last-Event-ID", second));
    assertThat(callId(newer.next())).isEqualTo(calls.getLast().key().callId().toString());
    var fresh = opened(api.mine(PATH + "?lastEventId="));
    var more = changed(api.created());
    assertThat(callId(fresh.next())).isEqualTo(more.key().callId().toString());
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
    api.engine.journal.append(new Change(call, false));
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
      socket.setSoTimeout(60_000);
      // it says from where on it tells before it tells anything
      var text = new StringBuilder();
      while (text.indexOf("id: ") < 0) {
        read(socket, text);
      }
      var many = 20_000;
      var newest = IntStream.range(0, many).mapToLong(_ -> append(call)).max().orElseThrow();
      wake(ME, newest);
      for (var n = 0; n < many; n++) {
        last.next();
      }
      assertThat(reads()).isLessThan(many / FakeJournal.PAGE * 3 / 2);
      var end = "id: " + (newest + 1) + ".0";
      while (text.indexOf(end, Math.max(0, text.length() - 2 * BUFFER)) < 0) {
        read(socket, text);
      }
      assertThat(text.toString().split("event: call")).hasSize(many + 1);
    }
  }

  private static void read(Socket socket, StringBuilder text) throws IOException {
    var buffer = new byte[BUFFER];
    text.append(new String(buffer, 0, socket.getInputStream().read(buffer), ISO_8859_1));
  }
}
