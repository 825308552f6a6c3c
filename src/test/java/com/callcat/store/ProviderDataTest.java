package com.callcat.store;

import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.keeping;
import static com.callcat.store.SampleCalls.report;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.WholeCall;
import com.callcat.call.Call;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.config.Config;
import com.callcat.testing.DynamoDbSettings;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProviderDataTest {
  private static final String ENDED =
      """
      {"call_id":"c","duration_ms":62630,"only_ended":true,"call_cost":{"combined_cost":1.10}}\
      """;
  private static final String ANALYZED =
      """
      {"call_id":"c","duration_ms":62631,"call_analysis":{"in_voicemail":false}}\
      """;
  private static final String BOTH =
      """
      {"call_id":"c","duration_ms":62631,"only_ended":true,"call_cost":{"combined_cost":1.10},\
      "call_analysis":{"in_voicemail":false}}\
      """;

  @AutoClose private static final StoreFixture STORE = StoreFixture.empty();

  @Test
  void there_is_none_while_nothing_has_come() {
    var call = STORE.ask(new Create(scheduled()));
    assertThat(STORE.ask(new FindWhole(call.key()))).isEqualTo(new WholeCall(call, null));
    assertThat(STORE.refusal(new FindWhole(scheduled().key()))).isInstanceOf(NotFound.class);
  }

  @Test
  void what_one_report_brought_comes_back_as_it_was_sent() {
    var odd = "{ \"a\": 1.0, \"a\": 1e400, \"b\":\"\\u0041 ✅\" }";
    var call = keep(accepted(), Stage.ENDED, odd);
    assertThat(data(call)).isEqualTo(odd);
    assertThat(STORE.ask(new Find(call.key()))).isEqualTo(call);
  }

  @Test
  void both_orders_of_the_reports_give_the_same() {
    var inOrder = keep(keep(accepted(), Stage.ENDED, ENDED), Stage.ANALYZED, ANALYZED);
    var reversed = keep(keep(accepted(), Stage.ANALYZED, ANALYZED), Stage.ENDED, ENDED);
    assertThat(data(inOrder)).isEqualTo(BOTH);
    assertThat(data(reversed)).isEqualTo(BOTH);
  }

  @Test
  void a_call_with_all_that_its_reports_brought_costs_two_requests() throws Exception {
    var call = keep(keep(accepted(), Stage.ENDED, ENDED), Stage.ANALYZED, ANALYZED);
    assertThat(STORE.costOf(new FindWhole(call.key())).requests()).isEqualTo(2);
    assertThat(STORE.costOf(new FindWhole(accepted().key())).requests()).isEqualTo(1);
  }

  @Test
  void every_report_of_a_stage_is_kept_and_what_one_leaves_out_another_has() {
    var reports =
        List.of(
            """
            {"call_id":"c","call_analysis":{"in_voicemail":true},"disconnection_reason":"x"}\
            """,
            """
            {"call_id":"c","call_analysis":{},"disconnection_reason":null,"recording_url":""}\
            """,
            """
            {"call_id":"c","call_analysis":{"call_summary":"Fine."},"recording_url":"r"}\
            """);
    for (var order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0, 1))) {
      var call = accepted();
      for (var number : order) {
        call = keep(call, Stage.ANALYZED, reports.get(number));
      }
      assertThat(new JsonObject(data(call)))
          .isEqualTo(
              new JsonObject(
                  """
                  {"call_id":"c","disconnection_reason":"x","recording_url":"r",
                   "call_analysis":{"in_voicemail":true,"call_summary":"Fine."}}\
                  """));
    }
  }

  @Test
  void a_later_stage_that_leaves_something_out_takes_nothing_away() {
    var ended = "{\"disconnection_reason\":\"dial_busy\",\"cost\":1,\"list\":[1]}";
    var analyzed = "{\"disconnection_reason\":null,\"cost\":2,\"list\":[]}";
    var call = keep(keep(accepted(), Stage.ANALYZED, analyzed), Stage.ENDED, ended);
    assertThat(data(call))
        .isEqualTo("{\"disconnection_reason\":\"dial_busy\",\"cost\":2,\"list\":[1]}");
  }

  @Test
  void numbers_stay_what_they_were_when_reports_are_put_together() {
    var exact =
        "\"big\":123456789012345678901234567890,\"fine\":0.1234567890123456789012,\"z\":1.500";
    var call = keep(accepted(), Stage.ENDED, "{" + exact + "}");
    assertThat(data(keep(call, Stage.ANALYZED, "{\"y\":1}"))).isEqualTo("{" + exact + ",\"y\":1}");
  }

  @Test
  void later_writes_of_the_call_leave_it_alone() {
    var call = keep(accepted(), Stage.ENDED, ENDED);
    STORE.ask(new Save(SampleCalls.ended(call), null));
    assertThat(data(call)).isEqualTo(ENDED);
  }

  @Test
  void sixteen_mebibytes_that_cannot_be_compressed_come_back_whole() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
      var large = "{\"noise\":\"" + noise(16 * 1024 * 1024 - 12) + "\"}";
      store.ask(keeping(call, report(call, Stage.ENDED, null, large)));
      assertThat(large.equals(store.ask(new FindWhole(call.key())).data())).isTrue();
      assertThat(store.items(TABLES.parts())).hasSizeGreaterThan(40);
      assertThat(store.items(TABLES.calls()).toString()).hasSizeLessThan(10_000);
    }
  }

  @Test
  void what_a_version_wrote_that_knows_one_partition_is_read_and_taken_away() {
    var database = TestDynamoDb.emptyDatabase();
    var large = noisy(3_000_000);
    try (var before = StoreFixture.on(together(database));
        var store = StoreFixture.on(database)) {
      var running = inProgress(before.ask(new Create(scheduled())));
      var call = before.ask(new Save(running, null));
      var kept = before.ask(keeping(call, report(call, Stage.ENDED, null, large)));
      assertThat(owners(store)).isEqualTo(1);
      assertThat(large.equals(store.ask(new FindWhole(call.key())).data())).isTrue();
      store.ask(new Delete(kept));
      assertThat(store.items(TABLES.parts())).isEmpty();
    }
  }

  @Test
  void a_large_report_lies_in_several_partitions_and_is_taken_away_from_all() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
      var small = store.ask(keeping(call, report(call, Stage.STARTED, null, noisy(1_000_000))));
      assertThat(owners(store)).isEqualTo(1);
      var large = store.ask(keeping(small, report(call, Stage.ENDED, null, noisy(3_000_000))));
      assertThat(owners(store)).isEqualTo(1 + 3);
      store.ask(new Delete(large));
      assertThat(store.items(TABLES.parts())).isEmpty();
    }
  }

  private static String noisy(int length) {
    return "{\"noise\":\"" + noise(length) + "\"}";
  }

  private static long owners(StoreFixture store) {
    return store.items(TABLES.parts()).stream().map(part -> part.get("owner")).distinct().count();
  }

  private static Config.DynamoDb together(Config.DynamoDb database) {
    return DynamoDbSettings.of(database).spreadParts(false).build();
  }

  @Test
  void of_two_writers_the_loser_leaves_nothing_behind() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
      var jsons = List.of("{\"by\":\"" + noise(700_000) + "\"}", "{\"by\":2}", "{\"by\":3}");
      var answers =
          IntStream.range(0, jsons.size())
              .mapToObj(n -> store.asking(save(call, n, jsons.get(n))))
              .toList();
      Future.join(answers).otherwiseEmpty().await();
      var winner = IntStream.range(0, 3).filter(n -> answers.get(n).succeeded()).toArray();
      assertThat(winner).hasSize(1);
      assertThat(answers.stream().filter(Future::failed).map(StoreFixture::problem))
          .hasOnlyElementsOfType(Conflict.class);
      assertThat(store.ask(new FindWhole(call.key())).data()).isEqualTo(jsons.get(winner[0]));
      assertThat(store.items(TABLES.parts()).stream().map(part -> part.get("owner")).distinct())
          .hasSize(1);
    }
  }

  private static Save save(Call call, int writer, String json) {
    return keeping(SampleCalls.followedUp(call, writer), report(call, Stage.ENDED, null, json));
  }

  private static Call accepted() {
    return STORE.ask(new Save(inProgress(STORE.ask(new Create(scheduled()))), null));
  }

  private static Call keep(Call call, Stage stage, String json) {
    return STORE.ask(keeping(call, report(call, stage, null, json)));
  }

  private static @Nullable String data(Call call) {
    return STORE.ask(new FindWhole(call.key())).data();
  }

  /// Characters by chance, none of which needs to be escaped.
  static String noise(int length) {
    var random = new Random(42);
    var noise = new StringBuilder(length);
    while (noise.length() < length) {
      var next = (char) (' ' + random.nextInt('~' - ' '));
      noise.append(next == '"' || next == '\\' ? '~' : next);
    }
    return noise.toString();
  }
}
