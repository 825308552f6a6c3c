package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.ProviderReport.Stage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Creating and finding calls, and what holds for every route to one.
class CallRoutesTest extends ApiTest {
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

    report(call, Stage.ENDED, "user_hangup");
    assertThat(api.get(path(call)).json().has("retellCallData")).isFalse();
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
        .filteredOn(StoreRequest.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            StoreRequest.Create.class,
            create -> assertThat(create.call().key().userId()).isEqualTo(Api.ME));
    assertThat(api.engine.asked).noneMatch(HandlerRequest.class::isInstance);
  }
}
