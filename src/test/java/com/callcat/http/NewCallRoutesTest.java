package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.http.Api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that are to be made now, and requests that are made again under their key.
class NewCallRoutesTest extends ApiTest {
  private static final String AT = ", \"scheduledAt\": " + IN_AN_HOUR;

  @Test
  void an_instant_call_is_due_now() {
    var made = api.post("/api/calls/instant", Api.newCall(""));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/api/calls/" + made.text("callId"));
    assertThat(made.json().get("scheduledAt").longValue())
        .isEqualTo(TestClock.START.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scheduledAt", "scheduledFor"})
  void an_instant_call_cannot_say_when(String field) {
    var refused = api.post("/api/calls/instant", Api.newCall(", \"" + field + "\": " + IN_AN_HOUR));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly(field);
  }

  /// Every text of a call as long as it may be, in the longest way that JSON has for a character.
  @Test
  void the_texts_of_a_call_may_be_as_long_as_promised_however_they_are_written() {
    var body =
        "{\"calleeName\": \"%s\", \"subject\": \"%s\", \"prompt\": \"%s\", \"phoneNumber\": \"%s\"%s}"
            .formatted(escaped(100), escaped(200), escaped(5000), "\\u002b15551234567", AT);

    assertThat(api.post("/api/calls", body).status()).isEqualTo(201);
  }

  private static String escaped(int characters) {
    return "\\ud83d\\ude00".repeat(characters);
  }

  @Test
  void the_same_request_under_the_same_key_makes_one_call() {
    var first = create("/api/calls", "key-1", AT);
    var second = create("/api/calls", "key-1", AT);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(api.engine.calls).hasSize(1);
  }

  @Test
  void the_order_of_the_fields_does_not_make_another_request() {
    var first = create("/api/calls", "key-1", AT);
    var body = "{" + AT.substring(1) + ", " + Api.newCall("").strip().substring(1);

    var second = create(Api.json(api.mine("/api/calls"), "POST", body), "key-1");

    assertThat(second.text("callId")).isEqualTo(first.text("callId"));
  }

  @Test
  void a_key_is_not_good_for_another_body_or_path() {
    create("/api/calls", "key-1", "");

    for (var other :
        new Answer[] {
          create("/api/calls", "key-1", AT), create("/api/calls/instant", "key-1", "")
        }) {
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.text("type")).endsWith("/idempotency-key-reused");
    }
    assertThat(api.engine.calls).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/calls", "/api/calls/instant"})
  void whoever_has_too_many_open_calls_is_told_so(String path) {
    api.engine.quotaUsedUp = true;

    for (var refused : new Answer[] {api.post(path, Api.newCall("")), create(path, "key-1", "")}) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text("type")).isEqualTo("/problems/too-many-calls");
      assertThat(refused.text("detail")).contains("10000", "not ended", "Wait");
    }
  }

  @Test
  void a_key_is_its_users_own() {
    var mine = create("/api/calls", "key-1", "");
    var body = Api.newCall("");
    var theirs = create(Api.json(api.as(Api.SOMEBODY_ELSE, "/api/calls"), "POST", body), "key-1");

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.text("callId")).isNotEqualTo(mine.text("callId"));
  }

  @Test
  void a_repetition_is_answered_also_when_its_time_has_passed() {
    var first = create("/api/calls", "key-1", AT);
    api.clock.pass(Duration.ofHours(2));

    assertThat(create("/api/calls", "key-1", AT).text("callId")).isEqualTo(first.text("callId"));
    assertThat(create("/api/calls", "key-2", AT).status()).isEqualTo(400);
  }

  @Test
  void a_body_with_a_field_twice_repeats_nothing() {
    create("/api/calls", "key-1", "");
    var twice = Api.newCall(", \"calleeName\": \"John Doe\"");
    var refused = create(Api.json(api.mine("/api/calls"), "POST", twice), "key-1");

    assertThat(refused.status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words"})
  void a_key_that_is_none_is_refused(String key) {
    var refused = create("/api/calls", key, "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly("Idempotency-Key");
    assertThat(api.engine.calls).isEmpty();
  }

  @Test
  void a_key_that_is_not_ascii_is_refused() throws IOException {
    var body = Api.newCall("");
    var head =
        """
        POST /api/calls HTTP/1.1
        Host: x
        Connection: close
        Authorization: Bearer %s
        Content-Type: application/json
        Idempotency-Key: k\u00e9y
        Content-Length: %d

        """
            .formatted(api.token(Api.ME), body.length());
    var request = head.replace("\n", "\r\n") + body;

    assertThat(api.raw(request)).startsWith("HTTP/1.1 400").contains("Idempotency-Key");
    assertThat(api.engine.calls).isEmpty();
  }

  @Test
  void a_key_that_is_too_long_or_there_twice_is_refused() {
    assertThat(create("/api/calls", "k".repeat(255), "").status()).isEqualTo(201);
    assertThat(create("/api/calls", "k".repeat(256), "").status()).isEqualTo(400);
    var twice = api.mine("/api/calls").header("Idempotency-Key", "other");
    assertThat(create(Api.json(twice, "POST", Api.newCall("")), "one").status()).isEqualTo(400);
  }

  private static Answer create(String path, String key, String more) {
    return create(Api.json(api.mine(path), "POST", Api.newCall(more)), key);
  }

  private static Answer create(HttpRequest.Builder request, String key) {
    return api.send(request.header("Idempotency-Key", key));
  }
}
