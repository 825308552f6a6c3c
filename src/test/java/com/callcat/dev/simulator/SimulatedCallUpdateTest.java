package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is stored of a call is changed, listed and deleted by hand.
class SimulatedCallUpdateTest {
  private static final JsonObject OURS =
      new JsonObject().put("metadata", new JsonObject().put("customer", "c-1"));

  private final SimulatorSettings settings;
  private final Bench bench;

  SimulatedCallUpdateTest(@TempDir Path directory) {
    var file = directory.resolve("simulator.journal");
    settings =
        Bench.settings(
            Bench.QUICK,
            20,
            new JournalFile(file, SealedJournalTest::mirror, SealedJournalTest::mirror));
    bench = Bench.start(settings);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private String ended(String number) {
    return ended(number, 3);
  }

  private String ended(String number, int webhooks) {
    var id = bench.place(number);
    await(bench.hooks.of(id, webhooks));
    return id;
  }

  private void restart() {
    bench.undeploy();
    bench.deploy(settings, InstantSource.system());
  }

  @Test
  void what_was_changed_is_shown_listed_and_remembered() {
    var id = ended("+12125550187");
    var changes =
        OURS.copy()
            .put("data_storage_setting", "basic_attributes_only")
            .put("custom_attributes", new JsonObject().put("vip", true));
    assertThat(bench.update(id, changes).bodyAsJsonObject()).isEqualTo(bench.call(id));
    restart();
    for (var field : changes.fieldNames()) {
      assertThat(bench.call(id).getValue(field)).as(field).isEqualTo(changes.getValue(field));
    }
    assertThat(older(new JsonObject().put("metadata.customer", new JsonArray().add("c-1"))))
        .containsExactly(id);
    assertThat(older(new JsonObject().put("metadata.callId", new JsonArray().add("cc-0042"))))
        .isEmpty();
  }

  @Test
  void a_change_that_retell_would_refuse_is_refused() {
    var id = ended("+12125550187");
    assertRefused(bench.update(id, new JsonObject().put("metadata", "x")), 400);
    assertRefused(bench.update(id, new JsonObject().putNull("metadata")), 400);
    assertRefused(bench.update(id, new JsonObject().put("custom_attributes", 1)), 400);
    assertRefused(bench.update(id, new JsonObject().put("data_storage_setting", "all")), 400);
    var huge = new JsonObject().put("filler", "x".repeat(50_000));
    assertRefused(bench.update(id, new JsonObject().put("metadata", huge)), 400);
    assertRefused(bench.update("call_1", OURS), 422);
    bench.update(id, new JsonObject().put("data_storage_setting", "everything_except_pii"));
    assertRefused(
        bench.update(id, new JsonObject().put("data_storage_setting", "everything")), 400);
  }

  @Test
  void a_call_that_has_not_ended_is_not_changed() {
    bench.undeploy();
    bench.deploy(Bench.settings(Bench.RINGING, 20, null), InstantSource.system());
    assertRefused(bench.update(bench.place("+12125550187"), OURS), 422);
  }

  @Test
  void a_deleted_call_is_gone_for_good_and_has_rung_all_the_same() {
    var id = ended("+12125550187");
    assertThat(bench.delete(id).statusCode()).isEqualTo(204);
    restart();
    assertRefused(bench.get("/v2/get-call/" + id), 422);
    assertRefused(bench.delete(id), 422);
    assertThat(older(new JsonObject())).isEmpty();
    assertThat(bench.rings()).extracting(ring -> ring.getString("callId")).containsExactly(id);
  }

  @Test
  void the_older_list_is_a_bare_array_page_by_page() {
    var first = ended("+12125550187");
    var second = ended("+12125550001", 2);
    var third = ended("+12125550188");
    assertThat(older(new JsonObject())).containsExactly(third, second, first);
    assertThat(older(new JsonObject().put("call_status", new JsonArray().add("not_connected"))))
        .containsExactly(second);
    assertThat(older(new JsonObject().put("metadata", token("+12125550187"))))
        .containsExactly(first);
    var start = bench.call(third).getLong("start_timestamp");
    var since = new JsonObject().put("lower_threshold", start);
    assertThat(older(new JsonObject().put("start_timestamp", since))).containsExactly(third);
    var page = new JsonObject().put("limit", 1).put("pagination_key", third);
    assertThat(ids(bench.post("/v2/list-calls", page))).containsExactly(second);
    var ascending = new JsonObject().put("sort_order", "ascending").put("pagination_key", first);
    assertThat(ids(bench.post("/v2/list-calls", ascending))).containsExactly(second, third);
    var nonsense = new JsonObject().put("call_status", "ended");
    assertRefused(
        bench.post("/v2/list-calls", new JsonObject().put("filter_criteria", nonsense)), 400);
  }

  private static JsonObject token(String number) {
    return new JsonObject().put("token", new JsonArray().add("token-" + number));
  }

  private List<String> older(JsonObject criteria) {
    return ids(bench.post("/v2/list-calls", new JsonObject().put("filter_criteria", criteria)));
  }

  private static List<String> ids(HttpResponse<Buffer> answer) {
    return answer.bodyAsJsonArray().stream()
        .map(call -> ((JsonObject) call).getString("call_id"))
        .toList();
  }

  private static void assertRefused(HttpResponse<Buffer> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo("error");
  }
}
