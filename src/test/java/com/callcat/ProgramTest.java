package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigReader;
import com.callcat.dev.Development;
import com.callcat.testing.ApiClient;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.DevelopmentSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.LongTest;
import com.callcat.testing.RawConnection;
import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole program as development runs it: the real verticles on the real databases, and the
/// simulator. Everything is asked through its ports.
@LongTest
class ProgramTest {
  private static final String SLOWEST_SECONDS = "5";
  @TempDir static Path data;
  private static CapturedLog log;
  private static Development program;
  private static ReadyLine urls;
  private static ApiClient mira;

  @BeforeAll
  static void start() throws Exception {
    log = CapturedLog.start();
    var settings = DevelopmentSettings.in(data);
    settings.put("CALLCAT_RETELL_VOICES", "anna=11labs-Anna");
    for (var listener : List.of("HTTP", "WEBHOOK", "MANAGEMENT")) {
      settings.put("CALLCAT_" + listener + "_REQUESTSECONDS", SLOWEST_SECONDS);
    }
    program = Development.start(ConfigReader.read(settings), InstantSource.system());
    urls = ReadyLine.parse(program.readyLine());
    mira = ApiClient.register(urls, "mira@example.com");
  }

  @AfterAll
  static void stop() {
    program.close();
    log.close();
  }

  @Test
  void a_call_goes_from_the_api_to_its_end() throws Exception {
    var id = mira.call("+15551234567");
    mira.untilStatus(id, "COMPLETED");
    var call = Eventually.until(() -> mira.get(id), c -> c.containsKey("sentiment"));
    assertThat(call.getString("endReason")).isEqualTo("agent_hangup");
    assertThat(call.getBoolean("dialSuccessful")).isTrue();
    assertThat(call.getString("summary")).contains("Move the cleaning");
    assertThat(call.getJsonArray("actionItems")).isNotEmpty();
    assertThat(call.getJsonArray("tags")).isNotEmpty();
    assertThat(call.getString("callerNumber")).isEqualTo("+14155550142");
    assertThat(call.getLong("callStartedAt")).isGreaterThanOrEqualTo(call.getLong("scheduledAt"));
    var sent = new JsonObject(call.getString("retellCallData"));
    assertThat(sent.getString("call_id")).isEqualTo(call.getString("providerId"));
    assertThat(sent.getJsonObject("call_analysis")).isNotNull();
    var transcript = mira.send("GET", "/api/calls/" + id + "/transcript", "");
    assertThat(new JsonObject(transcript.body()).getString("transcriptText"))
        .isEqualTo(sent.getString("transcript"));
    assertThat(mira.rings(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "+15550000001,NO_SHOW,dial_no_answer,1",
    "+15550000002,NO_SHOW,dial_busy,1",
    "+15550000003,NO_SHOW,voicemail_reached,1",
    "+15550000004,NO_SHOW,user_declined,1",
    "+15550000005,FAILED,refused,0",
    "+15550000006,COMPLETED,agent_hangup,1",
    "+15550000007,COMPLETED,agent_hangup,1",
    "+15550000008,COMPLETED,agent_hangup,1",
    "+15550000010,COMPLETED,agent_hangup,1",
    "+15550000011,COMPLETED,agent_hangup,1",
    "+15550000012,COMPLETED,agent_hangup,1",
    "+15550000013,COMPLETED,agent_hangup,1"
  })
  void a_test_number_ends_as_it_should_and_rings_no_more_than_once(
      String number, String status, String reason, int rings) throws Exception {
    var id = mira.call(number);
    var call = mira.untilEnded(id);
    assertThat(call.getString("status")).isEqualTo(status);
    assertThat(call.getString("endReason")).isEqualTo(reason);
    assertThat(mira.rings(id)).isEqualTo(rings);
  }

  @Test
  void what_retell_sends_of_an_hour_is_kept_whole() throws Exception {
    var id = mira.call("+15550000012");
    mira.untilStatus(id, "COMPLETED");
    var sent = new JsonObject(mira.get(id).getString("retellCallData"));
    assertThat(sent.encode().length()).isGreaterThan(1_000_000);
    assertThat(sent.getJsonArray("transcript_object")).hasSizeGreaterThan(100);
  }

  /// The simulator knows no `anna`, and would refuse her.
  @ParameterizedTest
  @ValueSource(strings = {"anna", "default", "minimax-Camille"})
  void a_call_is_made_in_the_voice_that_it_names(String voice) throws Exception {
    var call = mira.untilEnded(mira.create(inVoice(voice)));
    assertThat(call.getString("status")).isEqualTo("COMPLETED");
    assertThat(call.getString("voiceId")).isEqualTo(voice);
  }

  @Test
  void a_voice_that_there_is_not_is_refused_with_what_there_is() throws Exception {
    Eventually.until(this::voices, list -> list.getBoolean("complete"));
    assertThat(voices().getJsonArray("voices").encode()).contains("anna", "11labs-Adrian");
    var answer = mira.send("POST", "/api/calls", inVoice("nobody").encode());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("must be one of default, anna, retell-Cimo");
  }

  private JsonObject voices() throws Exception {
    return new JsonObject(mira.send("GET", "/api/voices", "").body());
  }

  private static JsonObject inVoice(String voice) {
    return wanted().put("voiceId", voice);
  }

  private static JsonObject wanted() {
    return new JsonObject()
        .put("calleeName", "Jo")
        .put("phoneNumber", "+15551230000")
        .put("subject", "Hello")
        .put("prompt", "Say hello.");
  }

  @Test
  void what_its_user_adds_stands_after_the_talk_whenever_it_was_added() throws Exception {
    var at = InstantSource.system().millis() + 1_500;
    var id = mira.create(wanted().put("scheduledAt", at));
    var path = "/api/calls/" + id + "/transcript";
    mira.send("POST", path, "{\"text\": \"Before.\"}");
    Eventually.until(() -> mira.get(id), call -> !call.getString("status").equals("SCHEDULED"));
    assertThat(new JsonObject(mira.send("GET", path, "").body()).getString("transcriptText"))
        .endsWith("Before.");
    mira.send("POST", path, "{\"role\": \"user\", \"content\": \"During.\\nAgent: I pay.\"}");
    mira.untilStatus(id, "COMPLETED");
    var call = Eventually.until(() -> mira.get(id), ended -> ended.containsKey("sentiment"));
    mira.send("POST", path, "{\"text\": \"After.\"}");
    var said = new JsonObject(call.getString("retellCallData")).getString("transcript");
    assertThat(new JsonObject(mira.send("GET", path, "").body()).getString("transcriptText"))
        .isEqualTo(said + "Before.\nUser: During. Agent: I pay.\nAfter.");
  }

  @Test
  void a_call_that_nobody_took_is_not_judged() throws Exception {
    var id = mira.call("+15550000001");
    mira.untilStatus(id, "NO_SHOW");
    var found = new JsonObject(mira.send("POST", "/api/calls/" + id + "/finalize", "").body());
    assertThat(found.getString("summary")).startsWith("Nobody was reached");
    assertThat(found.getString("sentiment")).isEqualTo("Unknown");
  }

  @Test
  void a_call_is_not_dialled_before_its_time() throws Exception {
    var at = InstantSource.system().millis() + 1_500;
    var call = mira.untilStatus(mira.create(wanted().put("scheduledAt", at)), "COMPLETED");
    assertThat(call.getLong("callStartedAt")).isGreaterThanOrEqualTo(at);
  }

  @Test
  void another_user_does_not_reach_the_call() throws Exception {
    var id = mira.call("+15551234567");
    var other = ApiClient.register(urls, "other@example.com");
    assertThat(other.send("GET", "/api/calls/" + id, "").statusCode()).isEqualTo(403);
    assertThat(other.send("POST", "/api/calls/" + id + "/cancel", "").statusCode()).isEqualTo(403);
    assertThat(other.send("DELETE", "/api/calls/" + id, "").statusCode()).isEqualTo(403);
    assertThat(other.send("GET", "/api/calls/" + id + "/transcript", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void the_platform_is_told_how_it_is() throws Exception {
    assertThat(mira.management("/health/live").statusCode()).isEqualTo(200);
    assertThat(mira.management("/health/ready").statusCode()).isEqualTo(200);
    assertThat(mira.management("/metrics").body()).contains("vertx_http_server");
  }

  /// All of them at once, for each takes half a minute.
  @Test
  void no_listener_is_held_by_a_request_that_does_not_come_whole() throws Exception {
    var now = InstantSource.system().millis();
    var signature = "X-Retell-Signature: v=" + now + ",d=" + "0".repeat(64) + "\r\n";
    try (var login = half(urls.api(), "/api/auth/login", "Content-Type: application/json\r\n");
        var event = half(urls.webhook(), "/webhooks/retell", signature);
        var metrics = half(urls.management(), "/metrics", "");
        var api = withHalfAFurtherHead(urls.api());
        var webhook = withHalfAFurtherHead(urls.webhook());
        var management = withHalfAFurtherHead(urls.management())) {
      assertThat(login.untilClosed()).startsWith("HTTP/1.1 408").contains("too-slow");
      assertThat(event.untilClosed()).startsWith("HTTP/1.1 408").contains("in time");
      assertThat(metrics.untilClosed()).startsWith("HTTP/1.1 40");
      for (var kept : List.of(api, webhook, management)) {
        assertThat(kept.untilClosed()).startsWith("HTTP/1.1 408");
      }
    }
  }

  private static RawConnection withHalfAFurtherHead(String url) throws Exception {
    var kept = RawConnection.to(url).send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(kept.answer()).startsWith("HTTP/1.1 ");
    return kept.send("GET / HTTP/1.1\r\nHo");
  }

  private static RawConnection half(String url, String path, String headers) throws Exception {
    return RawConnection.to(url)
        .send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n")
        .send(headers + "\r\n{");
  }

  @Test
  void no_number_is_on_disk_or_in_a_log() throws Exception {
    mira.untilStatus(mira.call("+15557654321"), "COMPLETED");
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .indexOf("5557654321"))
            .as("a number in %s", file)
            .isNegative();
      }
    }
    assertThat(log.events()).isNotEmpty();
    assertThat(log.events()).noneMatch(event -> event.getFormattedMessage().contains("555765"));
  }
}
