package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigReader;
import com.callcat.dev.Development;
import com.callcat.testing.ApiClient;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.DevelopmentSettings;
import com.callcat.testing.EventClient;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.RetellWebhooks;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user sees of a call whose events come in odd order, in pieces, or too late. The calls are
/// due tomorrow, so nobody but the tests tells of them.
class RetellEventsTest {
  private static final String KEY = "key_of_the_event_tests_alone";
  private static final long PICKED_UP = 1_790_000_004_000L;
  private static final long HUNG_UP = PICKED_UP + 19_000;
  private static final String WHOLE =
      "{\"call_summary\":\"Moved to Thursday.\",\"user_sentiment\":\"Positive\"}";

  @TempDir static Path data;
  private static CapturedLog log;
  private static Development program;
  private static ReadyLine urls;
  private static ApiClient mira;
  private static RetellWebhooks retell;
  private String id = "";
  private JsonObject call = new JsonObject();

  @BeforeAll
  static void start() throws Exception {
    log = CapturedLog.start();
    var settings = DevelopmentSettings.in(data);
    settings.put("CALLCAT_RETELL_APIKEY", KEY);
    program = Development.start(ConfigReader.read(settings), InstantSource.system());
    urls = ReadyLine.parse(program.readyLine());
    mira = ApiClient.register(urls, "mira@example.com");
    retell = new RetellWebhooks(urls, KEY, InstantSource.system());
  }

  @AfterAll
  static void stop() {
    program.close();
    log.close();
  }

  @BeforeEach
  void schedule() throws Exception {
    var tomorrow = InstantSource.system().millis() + 86_400_000;
    id =
        mira.create(
            new JsonObject()
                .put("calleeName", "Okafor Dental")
                .put("phoneNumber", "+15551234567")
                .put("subject", "Move the cleaning")
                .put("prompt", "Ask for Thursday.")
                .put("scheduledAt", tomorrow));
    var profile = new JsonObject(mira.send("GET", "/api/user/profile", "").body());
    var metadata = new JsonObject().put("callId", id).put("userId", profile.getLong("id"));
    call = new JsonObject().put("call_id", "call_of_" + id).put("metadata", metadata);
  }

  /// Tells one event, with these fields besides the call's own; it must be taken.
  private JsonObject tell(String event, String fields) throws Exception {
    assertThat(retell.send(event, call.copy().mergeIn(new JsonObject(fields), true)))
        .isEqualTo(204);
    return mira.get(id);
  }

  private JsonObject started() throws Exception {
    return tell("call_started", "{\"start_timestamp\":" + PICKED_UP + "}");
  }

  private JsonObject ended(String reason) throws Exception {
    return tell(
        "call_ended",
        "{\"end_timestamp\":%d,\"disconnection_reason\":\"%s\"}".formatted(HUNG_UP, reason));
  }

  private JsonObject analyzed(String analysis) throws Exception {
    return tell("call_analyzed", "{\"call_analysis\":" + analysis + "}");
  }

  private int cancel() throws Exception {
    return mira.send("POST", "/api/calls/" + id + "/cancel", "").statusCode();
  }

  @Test
  void an_end_without_a_reason_is_taken_and_corrected_by_the_reason() throws Exception {
    for (var empty : List.of("{}", "{\"disconnection_reason\":null}", "{\"call_status\":\"\"}")) {
      var silent = tell("call_ended", empty);
      assertThat(silent.getString("status")).isEqualTo("FAILED");
      assertThat(silent.getString("endReason")).isEqualTo("unknown");
    }
    var told = ended("dial_no_answer");
    assertThat(told.getString("status")).isEqualTo("NO_SHOW");
    assertThat(told.getString("endReason")).isEqualTo("dial_no_answer");
    assertThat(told.getLong("completedAt")).isEqualTo(HUNG_UP);
    assertThat(told.containsKey("dialSuccessful")).isFalse();
  }

  @Test
  void an_analysis_in_parts_is_pending_until_it_is_whole_and_nothing_of_it_is_lost()
      throws Exception {
    started();
    assertThat(ended("agent_hangup").getBoolean("analysisPending")).isTrue();
    assertThat(analyzed("{}").getBoolean("analysisPending")).isTrue();
    assertThat(listed().getBoolean("analysisPending")).isTrue();
    var machine = analyzed("{\"in_voicemail\":true}");
    assertThat(machine.getString("status")).isEqualTo("NO_SHOW");
    assertThat(machine.getBoolean("analysisPending")).isTrue();
    var whole = analyzed(WHOLE);
    assertThat(whole.getString("status")).isEqualTo("NO_SHOW");
    assertThat(whole.getString("summary")).isEqualTo("Moved to Thursday.");
    assertThat(whole.containsKey("analysisPending")).isFalse();
    assertThat(listed().containsKey("analysisPending")).isFalse();
    assertThat(analyzed("{}")).isEqualTo(whole.copy());
    var sent = new JsonObject(whole.getString("retellCallData")).getJsonObject("call_analysis");
    assertThat(sent).isEqualTo(new JsonObject(WHOLE).put("in_voicemail", true));
  }

  private JsonObject listed() throws Exception {
    var page = new JsonObject(mira.send("GET", "/api/calls?limit=100", "").body());
    return page.getJsonArray("calls").stream()
        .map(JsonObject.class::cast)
        .filter(found -> found.getString("callId").equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_live_event_says_that_the_analysis_is_there() throws Exception {
    try (var events = EventClient.open(mira.request("GET", "/api/calls/events"))) {
      ended("agent_hangup");
      analyzed(WHOLE);
      var pending = new ArrayList<Boolean>();
      var seen = new JsonObject();
      while (!seen.containsKey("summary")) {
        var event = events.next();
        seen = event.field("event").equals("call") ? new JsonObject(event.field("data")) : seen;
        if (seen.containsKey("completedAt") && seen.getString("callId").equals(id)) {
          pending.add(seen.containsKey("analysisPending"));
        }
      }
      assertThat(pending).startsWith(true).endsWith(false);
    }
  }

  @Test
  void a_call_that_broke_after_a_talk_has_reached_somebody() throws Exception {
    started();
    var broke = ended("error_no_audio_received");
    assertThat(broke.getString("status")).isEqualTo("FAILED");
    assertThat(broke.getBoolean("dialSuccessful")).isTrue();
    assertThat(broke.getInteger("durationSec")).isEqualTo(19);
  }

  @Test
  void the_link_of_the_later_event_is_shown_also_when_it_comes_first() throws Exception {
    tell("call_analyzed", "{\"recording_url\":\"https://r.example/a-renewed\"}");
    var call = tell("call_ended", "{\"recording_url\":\"https://r.example/z-first\"}");
    assertThat(call.getString("recordingUrl")).isEqualTo("https://r.example/a-renewed");
  }

  @Test
  void a_second_ring_that_is_over_already_is_an_alert() throws Exception {
    started();
    call.put("call_id", "call_another_of_" + id);
    ended("agent_hangup");
    assertThat(mira.get(id).getString("status")).isEqualTo("IN_PROGRESS");
    assertThat(log.events())
        .anyMatch(
            event ->
                event.getFormattedMessage().startsWith("ALERT")
                    && event.getFormattedMessage().contains(id));
  }

  @Test
  void a_cancel_is_answered_the_same_again_and_only_our_hang_up_makes_it_canceled()
      throws Exception {
    started();
    assertThat(cancel()).isEqualTo(202);
    assertThat(cancel()).isEqualTo(202);
    assertThat(ended("manual_stopped").getString("status")).isEqualTo("CANCELED");
    assertThat(cancel()).isEqualTo(200);
    assertThat(cancel()).isEqualTo(200);
  }

  @Test
  void a_callee_who_hangs_up_before_our_hang_up_has_ended_the_call() throws Exception {
    started();
    assertThat(cancel()).isEqualTo(202);
    assertThat(ended("user_hangup").getString("status")).isEqualTo("COMPLETED");
    assertThat(cancel()).isEqualTo(409);
  }
}
