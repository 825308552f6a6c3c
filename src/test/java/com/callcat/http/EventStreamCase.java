package com.callcat.http;

import static com.callcat.http.Api.ME;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.JournalGrown;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.call.Call;
import com.callcat.call.UserId;
import com.callcat.http.FakeJournal.Change;
import com.callcat.testing.EventClient;
import com.callcat.testing.EventClient.Event;
import com.callcat.testing.Eventually;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Streams of live events for the tests of a class; each test leaves none open.
abstract class EventStreamCase extends ApiTest {
  static final String PATH = "/api/calls/events";
  final List<EventClient> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    open.forEach(EventClient::close);
    Eventually.until(() -> openStreams(), count -> count == 0);
  }

  EventClient listen(HttpRequest.Builder request) throws Exception {
    var stream = EventClient.open(request.build());
    open.add(stream);
    return stream;
  }

  /// A stream whose opening words were read.
  EventClient opened(HttpRequest.Builder request) throws Exception {
    var stream = listen(request);
    stream.next();
    return stream;
  }

  static Call changed(Call call) {
    wake(call.key().userId(), append(call));
    return call;
  }

  static long append(Call call) {
    return api.engine.journal.append(new Change(call, false));
  }

  static void wake(UserId userId, long entry) {
    Bus.of(api.vertx).publish(new JournalGrown(userId, entry));
  }

  static String callId(Event event) {
    assertThat(event.field("event")).isEqualTo("call");
    return new JsonObject(event.field("data")).getString("callId");
  }

  static int openStreams() {
    return api.vertx
        .sharedData()
        .<String, Integer>getLocalMap("callcat.event.streams")
        .getOrDefault("all", 0);
  }

  static long reads() {
    return api.engine.asked.stream().filter(ReadJournal.class::isInstance).count();
  }

  String rawRequest() {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(PATH, api.token(ME));
  }
}
