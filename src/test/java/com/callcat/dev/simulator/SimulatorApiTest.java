package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorApiTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/v2/get-call/call_1", "/get-concurrency", "/list-voices", "/get-agent/agent_1"})
  void without_the_key_nothing_is_answered(String path) {
    try (var bench = Bench.start(Bench.QUICK)) {
      assertRefused(bench.get(path, "wrong"), 401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "\"x\"", "{", "{\"from_number\": }"})
  void what_is_no_json_object_is_refused(String body) {
    try (var bench = Bench.start(Bench.QUICK)) {
      assertRefused(bench.send("/v2/create-phone-call", Buffer.buffer(body)), 400);
      assertThat(bench.rings()).isEmpty();
    }
  }

  @Test
  void a_body_over_a_mebibyte_is_refused_and_one_below_is_not() {
    try (var bench = Bench.start(Bench.QUICK)) {
      var order = bench.order("+12125550187");
      order.getJsonObject("metadata").put("filler", "x".repeat(1_000_000));
      assertThat(bench.create(order).statusCode()).isEqualTo(201);

      order.getJsonObject("metadata").put("filler", "x".repeat(1 << 20));
      assertRefused(bench.create(order), 413);
    }
  }

  @Test
  void an_unknown_route_or_method_is_refused_in_json() {
    try (var bench = Bench.start(Bench.QUICK)) {
      assertRefused(bench.get("/v2/agents"), 404);
      assertRefused(bench.get("/v3/list-calls"), 405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2/agents", "/v3/list-calls", "/v2/get-call"})
  void whoever_asks_for_something_else_is_told_what_there_is(String path) {
    try (var bench = Bench.start(Bench.QUICK)) {
      assertThat(bench.get(path, "none").bodyAsJsonObject().getString("message"))
          .contains("GET /simulator/rings", "POST /v3/list-calls", "GET /v2/get-call/{id}")
          .contains("PATCH /v2/update-call/{id}", "GET /list-voices", "GET /get-agent/{id}");
    }
  }

  @Test
  void the_voices_are_listed_and_each_is_shown() {
    try (var bench = Bench.start(Bench.QUICK)) {
      var voices = bench.get("/list-voices").bodyAsJsonArray();
      assertThat(voices).hasSizeGreaterThan(5);
      for (var listed : voices) {
        var voice = (JsonObject) listed;
        assertThat(voice.fieldNames()).contains("voice_id", "voice_name", "provider", "gender");
        assertThat(bench.get("/get-voice/" + voice.getString("voice_id")).bodyAsJsonObject())
            .isEqualTo(voice);
      }
      assertRefused(bench.get("/get-voice/nobody"), 422);
    }
  }

  @Test
  void an_agent_is_shown_with_a_voice_of_the_list() {
    try (var bench = Bench.start(Bench.QUICK)) {
      var agent = bench.get("/get-agent/agent_5f0c2f7d91be4a83").bodyAsJsonObject();
      assertThat(agent.getString("agent_id")).isEqualTo("agent_5f0c2f7d91be4a83");
      assertThat(bench.get("/get-voice/" + agent.getString("voice_id")).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void a_call_in_a_voice_that_is_not_listed_is_refused_and_does_not_ring() {
    try (var bench = Bench.start(Bench.QUICK)) {
      var order = bench.order("+12125550187");
      Orders.agentOf(order).put("voice_id", "11labs-Nobody");
      assertRefused(bench.create(order), 422);
      assertThat(bench.rings()).isEmpty();
      Orders.agentOf(order).remove("voice_id");
      assertThat(bench.create(order).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void an_unknown_call_cannot_be_looked_up_or_stopped() {
    try (var bench = Bench.start(Bench.QUICK)) {
      assertRefused(bench.get("/v2/get-call/call_1"), 422);
      assertRefused(bench.stop("call_1"), 422);
    }
  }

  @Test
  void calls_over_the_limit_are_refused_until_a_line_is_free() {
    try (var bench = Bench.start(Bench.settings(Bench.ENDLESS, 2, null))) {
      var first = bench.place("+12125550187");
      bench.place("+12125550188");

      assertRefused(bench.create("+12125550189"), 429);
      assertThat(concurrency(bench, "current_concurrency")).isEqualTo(2);
      assertThat(concurrency(bench, "concurrency_limit")).isEqualTo(2);
      assertThat(bench.rings()).hasSize(2);

      await(bench.hooks.of(first, 1));
      bench.stop(first);
      assertThat(concurrency(bench, "current_concurrency")).isEqualTo(1);
      assertThat(bench.create("+12125550189").statusCode()).isEqualTo(201);
    }
  }

  private static int concurrency(Bench bench, String field) {
    return bench.get("/get-concurrency").bodyAsJsonObject().getInteger(field);
  }

  @Test
  void a_talk_can_be_stopped_once() {
    try (var bench = Bench.start(Bench.ENDLESS)) {
      var id = bench.place("+12125550187");
      await(bench.hooks.of(id, 1));
      var stopped = bench.stop(id);
      var ended = await(bench.hooks.of(id, 2)).getLast();

      assertThat(stopped.statusCode()).isEqualTo(204);
      assertThat(stopped.body()).isNull();
      assertThat(ended.event()).isEqualTo("call_ended");
      assertThat(ended.call().getString("call_status")).isEqualTo("ended");
      assertThat(ended.call().getString("disconnection_reason")).isEqualTo("manual_stopped");
      assertRefused(bench.stop(id), 422);
    }
  }

  @Test
  void what_only_rings_cannot_be_stopped() {
    try (var bench = Bench.start(Bench.RINGING)) {
      var id = bench.place("+12125550187");

      assertRefused(bench.stop(id), 422);
      assertThat(bench.call(id).getString("call_status")).isEqualTo("registered");
    }
  }

  @Test
  void a_lost_answer_is_found_by_its_token() {
    try (var bench = Bench.start(Bench.ENDLESS)) {
      bench.place("+12125550187");
      bench.create("+12125550007");
      var filter =
          new JsonObject()
              .put("type", "string")
              .put("op", "eq")
              .put("key", "token")
              .put("value", "token-+12125550007");
      var criteria = new JsonObject().put("metadata", new JsonArray().add(filter));
      var body = new JsonObject().put("filter_criteria", criteria);
      var found = bench.post("/v3/list-calls", body).bodyAsJsonObject();

      assertThat(found.getBoolean("has_more")).isFalse();
      assertThat(found.getJsonArray("items")).hasSize(1);
      assertThat(found.getJsonArray("items").getJsonObject(0).getString("to_number"))
          .isEqualTo("+12125550007");
    }
  }

  private static void assertRefused(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.getHeader("Content-Type")).startsWith("application/json");
    assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo("error");
    assertThat(answer.bodyAsJsonObject().getString("message")).isNotBlank();
  }
}
