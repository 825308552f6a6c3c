package com.callcat.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.Main;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.Eventually;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.RetellProtocol;
import com.callcat.testing.Surroundings;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The deployed program with the variables of OpenTelemetry in its environment, and a collector.
class TracesTest {
  private static final String NUMBER = "+15557654321";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final int TOGETHER = 6;

  @TempDir static Path dir;
  private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();
  private static Surroundings around;
  private static Collector collector;
  private static ChildProgram program;
  private static ApiClient mira;

  @BeforeAll
  static void start() throws Exception {
    around = Surroundings.start();
    collector = Collector.start(around.vertx());
    var settings = around.settings();
    var retell = Objects.requireNonNull(settings.get("CALLCAT_RETELL_BASEURL"));
    var between =
        HttpFaultProxy.before(around.vertx(), new Listening(), retell, new Faults()).endpoint();
    settings.put("CALLCAT_RETELL_BASEURL", between);
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
    settings.put("OTEL_BSP_SCHEDULE_DELAY", "100");
    settings.put("JDK_JAVA_OPTIONS", "-Dcallcat.log=json");
    program = ChildProgram.start(Main.class, dir.resolve("log"), settings);
    mira = ApiClient.register(program.awaitReady(), "mira@example.com");
  }

  @AfterAll
  static void stop() {
    program.close();
    around.close();
  }

  /// Notes in which trace Retell is asked to place a call.
  private static final class Listening implements HttpFaultProxy.Protocol {
    private final RetellProtocol retell = new RetellProtocol();

    @Override
    public String kind(HttpServerRequest request, Buffer body) {
      if (request.path().equals("/v2/create-phone-call")) {
        ASKED.add(Objects.requireNonNullElse(request.getHeader("traceparent"), ""));
      }
      return retell.kind(request, body);
    }

    @Override
    public Object identity(HttpServerRequest request) {
      return retell.identity(request);
    }

    @Override
    public String broken() {
      return retell.broken();
    }
  }

  @Test
  void a_request_is_one_trace_from_its_caller_to_dynamodb() throws Exception {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    mira.send("POST", "/api/calls", tomorrow().encode(), "traceparent", traceparent(trace));
    var spans = collector.trace(trace, all -> named(all, "DynamoDB.") && ended(all));

    assertConnected(spans);
    assertThat(spans)
        .filteredOn(span -> hex(span.getParentSpanId().toByteArray()).equals(CALLER))
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.getName()).isEqualTo("POST /api/calls");
              assertThat(server.getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
              assertThat(attributes(server))
                  .containsEntry("http.route", "/api/calls")
                  .containsEntry("http.response.status_code", "201");
            });
    assertThat(destinations(spans)).contains("calls.store");
  }

  @Test
  void a_request_is_one_trace_from_its_caller_to_postgresql() throws Exception {
    var trace = "5bf92f3577b34da6a3ce929d0e0e4736";
    mira.send("GET", "/api/user/profile", "", "traceparent", traceparent(trace));
    var spans = collector.trace(trace, all -> named(all, "Query") && ended(all));

    assertConnected(spans);
    assertThat(destinations(spans)).contains("users");
    assertThat(spans)
        .filteredOn(span -> span.getName().equals("Query"))
        .allSatisfy(span -> assertThat(attributes(span).get("db.query.text")).contains("$1"));
  }

  @Test
  void a_call_that_is_due_is_one_trace_from_the_dispatcher_to_retell() throws Exception {
    var id = mira.call(NUMBER);
    mira.untilEnded(id);
    var asked = Eventually.until(ASKED::peek, Objects::nonNull).split("-", -1);
    var spans = collector.trace(asked[1], all -> named(all, "POST") && named(all, "retell"));

    assertThat(spans).filteredOn(span -> span.getParentSpanId().isEmpty()).hasSize(1);
    assertThat(destinations(spans)).contains("calls.store", "users", "retell");
    assertThat(spans).extracting(Span::getName).contains("DynamoDB.UpdateItem");
    assertThat(spans)
        .filteredOn(span -> hex(span.getSpanId().toByteArray()).equals(asked[2]))
        .singleElement()
        .satisfies(client -> assertThat(client.getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT));
    assertThat(Files.readAllLines(dir.resolve("log")))
        .filteredOn(line -> line.contains("the call is placed as"))
        .anyMatch(line -> asked[1].equals(new JsonObject(line).getString("traceId")));
  }

  /// The handler of a call takes them by turns, and each is to go on in its own trace.
  @Test
  void requests_that_wait_for_each_other_keep_their_own_traces() throws Exception {
    var id = mira.create(tomorrow());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Integer>>();
      for (var n = 0; n < TOGETHER; n++) {
        var change = new JsonObject().put("subject", "Move it, " + n).encode();
        var headers = new String[] {"traceparent", traceparent(trace(n))};
        answers.add(
            threads.submit(
                () -> mira.send("PUT", "/api/calls/" + id, change, headers).statusCode()));
      }
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    for (var n = 0; n < TOGETHER; n++) {
      var spans =
          collector.trace(trace(n), all -> named(all, "PUT ") && named(all, "DynamoDB.UpdateItem"));
      assertConnected(spans);
      assertThat(spans).filteredOn(span -> span.getName().startsWith("PUT ")).hasSize(1);
    }
  }

  @Test
  void nothing_personal_is_told_to_the_collector() throws Exception {
    var trace = "6bf92f3577b34da6a3ce929d0e0e4736";
    var id = mira.call(NUMBER);
    mira.untilEnded(id);
    mira.send("GET", "/api/calls/" + NUMBER + "?phone=" + NUMBER, "");
    mira.send("GET", "/api/calls?search=" + NUMBER, "", "traceparent", traceparent(trace));
    collector.trace(trace, spans -> !spans.isEmpty());
    assertThat(collector.text())
        .contains("DynamoDB.", "calls.handler.")
        .doesNotContain("5557654321", "mira", "Mira", "Patel", "Okafor", "Thursday", "correct")
        .doesNotContain(id, "url.full", "url.path", "url.query", "http.url", "Bearer", "eyJ");
  }

  private static JsonObject tomorrow() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", NUMBER)
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.")
        .put("scheduledAt", InstantSource.system().millis() + 86_400_000);
  }

  private static String trace(int number) {
    return "7bf92f3577b34da6a3ce929d0e0e470" + number;
  }

  private static String traceparent(String trace) {
    return "00-" + trace + "-" + CALLER + "-01";
  }

  /// Each span has a parent that is there, or is the caller.
  private static void assertConnected(List<Span> spans) {
    var ids =
        spans.stream().map(span -> hex(span.getSpanId().toByteArray())).collect(Collectors.toSet());
    ids.add(CALLER);
    assertThat(spans)
        .allSatisfy(span -> assertThat(hex(span.getParentSpanId().toByteArray())).isIn(ids));
  }

  private static boolean named(List<Span> spans, String start) {
    return spans.stream().anyMatch(span -> span.getName().startsWith(start))
        || destinations(spans).contains(start);
  }

  /// The request itself ends last.
  private static boolean ended(List<Span> spans) {
    return spans.stream()
        .anyMatch(span -> hex(span.getParentSpanId().toByteArray()).equals(CALLER));
  }

  private static Set<String> destinations(List<Span> spans) {
    return spans.stream()
        .map(span -> attributes(span).get("messaging.destination.name"))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue().getStringValue()));
  }

  private static String hex(byte[] id) {
    return Collector.hex(id);
  }
}
