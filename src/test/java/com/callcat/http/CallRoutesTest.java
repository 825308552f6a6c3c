package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallStatus;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of the contract's table of calls, one by one.
class CallRoutesTest extends ApiTest {
  private static final long IN_AN_HOUR = TestClock.START.plusSeconds(3600).toEpochMilli();

  @Test
  void a_call_is_created_and_can_be_found_where_the_answer_says() {
    var created =
        api.post(
            "/api/calls",
            Api.newCall(
                ", \"scheduledAt\": %d, \"aiLanguage\": \"es-419\", \"voiceId\": \"11labs-Adrian\""
                    .formatted(IN_AN_HOUR)));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Content-Type")).isEqualTo("application/json");
    assertThat(created.header("Location")).isEqualTo("/api/calls/" + created.text("callId"));
    assertThat(created.text("status")).isEqualTo("SCHEDULED");
    assertThat(created.json().get("scheduledAt").longValue()).isEqualTo(IN_AN_HOUR);
    assertThat(created.json().get("scheduledFor").longValue()).isEqualTo(IN_AN_HOUR);
    assertThat(created.text("aiLanguage")).isEqualTo("es-419");
    assertThat(created.text("voiceId")).isEqualTo("11labs-Adrian");
    assertThat(UUID.fromString(created.text("callId")).version()).isEqualTo(7);
    assertThat(api.call(created.text("callId")).key().userId()).isEqualTo(Api.ME);

    var found = api.get(created.header("Location"));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json()).isEqualTo(created.json());
  }

  @Test
  void what_is_left_out_has_defaults_and_no_field_in_the_answer() {
    var created = api.post("/api/calls", Api.newCall(""));

    var now = TestClock.START.toEpochMilli();
    assertThat(created.json().get("scheduledAt").longValue()).isEqualTo(now);
    assertThat(created.json().get("createdAt").longValue()).isEqualTo(now);
    assertThat(created.text("aiLanguage")).isEqualTo("en");
    assertThat(created.json().has("voiceId")).isFalse();
    assertThat(created.json().has("dialSuccessful")).isFalse();
  }

  @Test
  void ids_grow_within_one_millisecond_too() {
    var first = api.created().key().callId().toString();
    api.clock.pass(Duration.ofMillis(1));
    var second = api.created().key().callId().toString();

    assertThat(second).isGreaterThan(first);
  }

  @ParameterizedTest
  @CsvSource({"limit=1, 1", "limit=100, 3", "'', 3", "status=SCHEDULED, 3", "status=FAILED, 0"})
  void a_list_holds_my_calls_only(String query, int count) {
    api.created();
    api.created();
    api.created();
    api.send(Api.json(api.as(Api.SOMEBODY_ELSE, "/api/calls"), "POST", Api.newCall("")));

    var list = api.get("/api/calls?" + query);

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.json().get("calls")).hasSize(count);
    assertThat(list.json().has("nextToken")).isEqualTo(count == 1);
    assertThat(list.json().findValues("retellCallData")).isEmpty();
  }

  @Test
  void a_list_is_twenty_long_unless_it_says_otherwise() {
    api.get("/api/calls");
    api.get("/api/calls?status=NO_SHOW&limit=7&nextToken=a%2Bb");

    assertThat(api.engine.asked)
        .containsExactly(
            new StoreRequest.ListCalls(Api.ME, null, 20, null),
            new StoreRequest.ListCalls(Api.ME, CallStatus.NO_SHOW, 7, "a+b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=",
        "limit=1.0",
        "limit=-1",
        "limit=+5",
        "limit=x",
        "limit=00020",
        "limit=99999999999",
        "status=scheduled",
        "status=",
        "status=DONE",
        "limit=1&limit=2",
        "status=FAILED&status=FAILED",
        "offset=3",
        "Limit=3",
        "nextToken=altered"
      })
  void a_list_refuses_what_it_does_not_know(String query) {
    var refused = api.get("/api/calls?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).isNotEmpty();
  }

  @Test
  void all_faults_of_a_list_are_told_at_once() {
    var refused = api.get("/api/calls?limit=0&status=x&page=2");

    assertThat(refused.faultyFields()).containsExactlyInAnyOrder("limit", "status", "query");
  }

  @Test
  void a_change_changes_what_is_present_and_nothing_else() {
    var call = api.created();

    var changed =
        api.put(path(call), "{\"subject\": \" New \", \"scheduledFor\": " + IN_AN_HOUR + "}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("subject")).isEqualTo("New");
    assertThat(changed.json().get("scheduledAt").longValue()).isEqualTo(IN_AN_HOUR);
    assertThat(changed.text("prompt")).isEqualTo(call.brief().prompt());
    assertThat(changed.text("phoneNumber")).isEqualTo("+15551234567");
  }

  @Test
  void an_empty_change_answers_the_call_as_it_is() {
    var call = api.created();

    assertThat(api.put(path(call), "{}").status()).isEqualTo(200);
    assertThat(api.call(call.key().callId().toString())).isEqualTo(call);
  }

  @Test
  void a_user_takes_a_call_in_hand_and_says_how_it_ended() {
    var path = path(api.created());

    assertThat(api.put(path, "{\"status\": \"IN_PROGRESS\"}").text("status"))
        .isEqualTo("IN_PROGRESS");
    var ended = api.put(path, "{\"status\": \"COMPLETED\"}");
    assertThat(ended.text("status")).isEqualTo("COMPLETED");
    assertThat(ended.text("endReason")).isEqualTo("by_hand");
    assertThat(ended.json().get("dialSuccessful").booleanValue()).isTrue();
  }

  @Test
  void a_move_that_does_not_exist_names_call_state_and_event() {
    var call = api.created();

    var refused = api.put(path(call), "{\"status\": \"COMPLETED\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("type")).endsWith(":illegal-move");
    assertThat(refused.text("detail"))
        .contains(call.key().callId().toString(), "SCHEDULED", "status=COMPLETED");
    assertThat(refused.json().get("errors")).isEmpty();
  }

  @Test
  void a_move_that_comes_too_late_names_call_state_and_event() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Cancel());

    var refused = api.put(path(call), "{\"subject\": \"New\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith(":too-late");
    assertThat(refused.text("detail"))
        .contains(call.key().callId().toString(), "CANCELED", "edit", "new call");
  }

  @Test
  void a_waiting_call_is_cancelled_at_once() {
    var call = api.created();

    var cancelled = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("CANCELED");
  }

  @Test
  void a_call_that_is_being_dialled_is_cancelled_later() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Claim("token"));

    var remembered = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(remembered.status()).isEqualTo(202);
    assertThat(remembered.text("status")).isEqualTo("SCHEDULED");
    assertThat(api.call(remembered.text("callId")).cancelRequested()).isTrue();
  }

  @Test
  void a_call_in_progress_is_cancelled_later() {
    var call = api.created();
    report(call, Stage.STARTED, null);

    var remembered = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(remembered.status()).isEqualTo(202);
    assertThat(remembered.text("status")).isEqualTo("IN_PROGRESS");
  }

  @Test
  void a_call_that_has_ended_is_not_cancelled() {
    var call = api.created();
    report(call, Stage.ENDED, "user_hangup");

    var refused = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("cancel", "COMPLETED");
  }

  @Test
  void a_waiting_call_is_deleted_and_gone() {
    var call = api.created();

    var deleted = api.delete(path(call));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(api.get(path(call)).status()).isEqualTo(404);
  }

  @Test
  void a_call_that_is_being_dialled_is_not_deleted() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Claim("token"));

    var refused = api.delete(path(call));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("delete", "SCHEDULED", "being dialled");
  }

  @Test
  void what_retell_sent_is_answered_for_one_call_as_a_text() {
    var call = api.created();
    report(call, Stage.ENDED, "user_hangup");
    api.engine.data.put(call.key().callId(), "{\"call_id\":\"call_1\",\"say\":\"\\\"hi\\\"\"}");

    var found = api.get(path(call));

    assertThat(found.text("retellCallData"))
        .isEqualTo("{\"call_id\":\"call_1\",\"say\":\"\\\"hi\\\"\"}");
    assertThat(found.text("providerId")).isEqualTo("call_1");
    assertThat(api.get("/api/calls").body()).doesNotContain("retellCallData");
  }

  @Test
  void what_retell_sent_may_be_megabytes() {
    var call = api.created();
    report(call, Stage.ENDED, "user_hangup");
    var heavy = "x".repeat(5_000_000);
    api.engine.data.put(call.key().callId(), heavy);

    assertThat(api.get(path(call)).text("retellCallData")).isEqualTo(heavy);
  }

  @Test
  void data_that_is_not_there_yet_is_left_out() {
    var call = api.created();
    assertThat(api.get(path(call)).json().has("retellCallData")).isFalse();
    assertThat(api.engine.asked).noneMatch(StoreRequest.FindData.class::isInstance);

    report(call, Stage.ENDED, "user_hangup");
    assertThat(api.get(path(call)).json().has("retellCallData")).isFalse();
    assertThat(api.engine.asked).anyMatch(StoreRequest.FindData.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "PUT, ''",
    "DELETE, ''",
    "POST, /cancel",
    "GET, /transcript",
    "PUT, /transcript",
    "POST, /transcript"
  })
  void every_route_to_a_call_tells_not_mine_from_not_there(String method, String tail) {
    var mine = path(api.created()) + tail;
    var nowhere = "/api/calls/0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11" + tail;
    var nonsense = "/api/calls/first" + tail;
    var body =
        tail.isEmpty()
            ? "{}"
            : method.equals("PUT") ? "{\"transcriptText\":\"x\"}" : "{\"text\":\"x\"}";

    var theirs = api.send(Api.json(api.as(Api.SOMEBODY_ELSE, mine), method, body));
    assertThat(theirs.status()).isEqualTo(403);
    assertThat(theirs.body()).doesNotContain("John", "5551234567");
    assertThat(api.send(Api.json(api.mine(nowhere), method, body)).status()).isEqualTo(404);
    assertThat(api.send(Api.json(api.mine(nonsense), method, body)).status()).isEqualTo(404);
    assertThat(api.send(Api.json(api.anonymous(mine), method, body)).status()).isEqualTo(401);
  }

  @Test
  void head_answers_as_get_does_without_the_body() {
    var call = api.created();

    var head = api.send(api.mine(path(call)).method("HEAD", nothing()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo(api.get(path(call)).header("Content-Length"));
    assertThat(api.send(api.mine(path(call) + "x").method("HEAD", nothing())).status())
        .isEqualTo(404);
  }

  @Test
  void the_user_of_the_token_is_the_user_of_the_request() {
    api.created();

    assertThat(api.engine.asked)
        .singleElement()
        .isInstanceOfSatisfying(
            StoreRequest.Create.class,
            create -> assertThat(create.call().key().userId()).isEqualTo(Api.ME));
    assertThat(api.engine.asked).noneMatch(HandlerRequest.class::isInstance);
  }

  private static BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }

  private static String path(Call call) {
    return "/api/calls/" + call.key().callId();
  }

  private static void report(Call call, Stage stage, @Nullable String reason) {
    var report =
        new ProviderReport(
            new ProviderId("call_1"),
            call.key(),
            null,
            stage,
            new PhoneNumber("+14155550142"),
            TestClock.START,
            stage == Stage.ENDED ? TestClock.START.plusSeconds(62) : null,
            stage == Stage.ENDED ? 62 : null,
            reason,
            null,
            null,
            null,
            "{}");
    api.engine.happens(call.key().callId(), new CallEvent.Reported(report));
  }
}
