package com.callcat.store;

import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.keeping;
import static com.callcat.store.SampleCalls.report;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.SampleCalls.scheduledAt;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.WriteTranscript;
import com.callcat.call.Call;
import com.callcat.call.CallTranscript;
import com.callcat.call.Problem.NotFound;
import com.callcat.call.ProviderReport.Stage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TranscriptsTest {
  private static final String SHORT = "Agent: Hi";
  private static final String LONG = "Agent: Hi Jun\nUser: Hello\n";
  private static final Duration KEPT = Duration.ofDays(90);

  @AutoClose private static final StoreFixture STORE = StoreFixture.empty();

  @Test
  void there_is_none_while_nobody_has_said_anything() {
    assertNone(STORE.ask(new Create(scheduled())));
    assertNone(keep(accepted(), Stage.ENDED, null));
    assertNone(keep(accepted(), Stage.ENDED, " \n"));
  }

  @Test
  void it_is_found_under_the_id_that_retell_gave_the_call() {
    var call = keep(accepted(), Stage.ENDED, LONG);
    assertThat(read(call)).isEqualTo(LONG);
    assertThat(STORE.items(TABLES.transcripts()))
        .filteredOn(item -> ItemReader.present(item, "callId").s().equals("" + call.providerId()))
        .singleElement()
        .satisfies(
            item ->
                assertThat(ItemReader.present(item, "ExpiresAt").n())
                    .isEqualTo("" + STORE.now.plus(KEPT).getEpochSecond()));
  }

  @Test
  void the_longest_of_what_retell_sends_stays_whichever_came_first() {
    assertThat(bothReports(Stage.ENDED, SHORT, Stage.ANALYZED, LONG)).isEqualTo(LONG);
    assertThat(bothReports(Stage.ENDED, LONG, Stage.ANALYZED, SHORT)).isEqualTo(LONG);
    assertThat(bothReports(Stage.ANALYZED, SHORT, Stage.ENDED, LONG)).isEqualTo(LONG);
    assertThat(bothReports(Stage.ANALYZED, LONG, Stage.ENDED, SHORT)).isEqualTo(LONG);
  }

  @Test
  void of_two_equally_long_ones_the_later_stage_stays_whichever_came_first() {
    assertThat(bothReports(Stage.ENDED, "one", Stage.ANALYZED, "two")).isEqualTo("two");
    assertThat(bothReports(Stage.ANALYZED, "two", Stage.ENDED, "one")).isEqualTo("two");
  }

  @Test
  void nor_does_another_process_write_it_again() throws Exception {
    try (var store = StoreFixture.empty();
        var other = StoreFixture.on(store.database)) {
      var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
      store.ask(keeping(call, report(call, Stage.ENDED, LONG, "{}")));
      var before = store.items(TABLES.transcripts());
      var read = other.ask(new Find(call.key()));
      other.ask(keeping(read, report(read, Stage.ANALYZED, LONG, "{}")));
      assertThat(store.items(TABLES.transcripts())).isEqualTo(before);

      var longer = other.ask(new Find(call.key()));
      other.ask(keeping(longer, report(longer, Stage.ANALYZED, LONG + LONG, "{\"a\":1}")));
      assertThat(other.ask(new ReadTranscript(longer)).whole()).isEqualTo(LONG + LONG);
    }
  }

  @Test
  void the_same_text_is_not_written_again() throws Exception {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
      var ended = store.ask(keeping(call, report(call, Stage.ENDED, LONG, "{}")));
      var same = keeping(ended, report(ended, Stage.ANALYZED, LONG, "{}"));
      var again = store.costOf(same);
      var analyzed = same.next();
      var longer = keeping(analyzed, report(analyzed, Stage.ANALYZED, LONG + LONG, "{\"n\":1}"));
      assertThat(store.costOf(longer).requests()).isEqualTo(again.requests() + 1);
      assertThat(store.ask(new ReadTranscript(analyzed)).whole()).isEqualTo(LONG + LONG);
    }
  }

  @Test
  void what_a_user_has_written_replaces_what_retell_sent_and_stays() {
    var call = keep(accepted(), Stage.ENDED, LONG);
    assertThat(STORE.ask(new WriteTranscript(call, "mine")).whole()).isEqualTo("mine");
    keep(call, Stage.ANALYZED, LONG + LONG);
    assertThat(read(call)).isEqualTo("mine");
  }

  @Test
  void what_a_user_has_written_before_retell_sends_anything_stays_as_well() {
    var call = accepted();
    STORE.ask(new WriteTranscript(call, "mine"));
    keep(call, Stage.ENDED, LONG);
    assertThat(read(call)).isEqualTo("mine");
    assertThat(append(call, "noted")).isEqualTo("mine\nnoted");
    assertThat(read(call)).isEqualTo("mine\nnoted");
  }

  @Test
  void what_a_user_has_added_stands_after_the_talk_whichever_came_first() {
    var noted = accepted();
    assertThat(append(noted, "noted")).isEqualTo("noted");
    noted = keep(noted, Stage.ENDED, SHORT);
    assertThat(read(noted)).isEqualTo(SHORT + "\nnoted");
    keep(noted, Stage.ANALYZED, LONG);
    assertThat(read(noted)).isEqualTo(LONG + "noted");

    var ended = keep(accepted(), Stage.ENDED, SHORT);
    assertThat(append(ended, "noted")).isEqualTo(SHORT + "\nnoted");
    assertThat(append(ended, "again")).isEqualTo(SHORT + "\nnoted\nagain");
    keep(ended, Stage.ANALYZED, LONG);
    assertThat(read(ended)).isEqualTo(LONG + "noted\nagain");
    assertThat(STORE.ask(new ReadTranscript(ended)))
        .isEqualTo(new CallTranscript(LONG, "noted\nagain"));
  }

  @Test
  void only_a_whole_text_replaces_what_was_added() {
    var call = keep(accepted(), Stage.ENDED, LONG);
    append(call, "noted");
    STORE.ask(new WriteTranscript(call, "mine"));
    assertThat(read(call)).isEqualTo("mine");
    assertThat(append(call, "noted")).isEqualTo("mine\nnoted");
  }

  @Test
  void what_was_added_before_it_was_dialled_is_found_again_after_it() {
    var call = STORE.ask(new Create(scheduled()));
    append(call, "Ask for Jun.");
    var accepted = STORE.ask(new Save(inProgress(call), null));
    assertThat(read(accepted)).isEqualTo("Ask for Jun.");
    keep(accepted, Stage.ENDED, LONG);
    assertThat(read(accepted)).isEqualTo(LONG + "Ask for Jun.");
    // Whoever has looked at it before it was dialled may still be writing.
    assertThat(append(call, "It is Jun's day off.")).endsWith("It is Jun's day off.");
    assertThat(read(accepted)).isEqualTo(LONG + "Ask for Jun.\nIt is Jun's day off.");
  }

  @Test
  void what_was_written_before_it_was_dialled_is_found_again_after_it() {
    var call = STORE.ask(new Create(scheduled()));
    STORE.ask(new WriteTranscript(call, "mine"));
    var ended = keep(STORE.ask(new Save(inProgress(call), null)), Stage.ENDED, LONG);
    assertThat(read(ended)).isEqualTo("mine");
  }

  @Test
  void notes_for_a_call_that_is_far_away_are_still_there_when_it_is_made() {
    try (var store = StoreFixture.empty()) {
      var at = store.now.plus(Duration.ofDays(200));
      var call = store.ask(new Create(scheduledAt(SampleCalls.USER, at)));
      store.ask(new AppendTranscript(call, "Ask for Jun."));
      store.now = at.plus(KEPT).minusSeconds(1);
      assertThat(store.ask(new ReadTranscript(call)).whole()).isEqualTo("Ask for Jun.");
    }
  }

  @Test
  void a_call_that_retell_does_not_have_can_have_one() {
    var call = STORE.ask(new Create(scheduled()));
    assertThat(append(call, "first")).isEqualTo("first");
    assertThat(append(call, "second")).isEqualTo("first\nsecond");
    assertThat(STORE.ask(new WriteTranscript(call, "")).whole()).isEmpty();
    assertThat(read(call)).isEmpty();
    assertThat(append(call, "third")).isEqualTo("third");
  }

  @Test
  void lines_added_at_the_same_time_are_all_there() {
    var call = accepted();
    var lines = IntStream.range(0, 12).mapToObj(n -> "line " + n).toList();
    Future.all(lines.stream().map(line -> STORE.asking(new AppendTranscript(call, line))).toList())
        .await();
    assertThat(read(call).split("\n")).containsExactlyInAnyOrderElementsOf(lines);
  }

  @Test
  void an_expired_one_is_none_although_it_is_still_stored() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Create(scheduled()));
      store.ask(new WriteTranscript(call, LONG));
      store.now = store.now.plus(KEPT).minusSeconds(1);
      assertThat(store.ask(new ReadTranscript(call)).whole()).isEqualTo(LONG);
      store.now = store.now.plusSeconds(1);
      assertThat(store.items(TABLES.transcripts())).hasSize(1);
      assertThat(store.refusal(new ReadTranscript(call))).isInstanceOf(NotFound.class);
      assertThat(store.ask(new AppendTranscript(call, "anew")).whole()).isEqualTo("anew");
      assertThat(store.ask(new ReadTranscript(call)).whole()).isEqualTo("anew");
    }
  }

  @Test
  void one_that_fits_into_no_item_is_kept_whole_and_leaves_nothing_when_it_is_replaced() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Create(scheduled()));
      var text = ProviderDataTest.noise(2_000_000);
      store.ask(new WriteTranscript(call, text));
      var whole = new CallTranscript(text, null);
      assertThat(store.ask(new ReadTranscript(call)).equals(whole)).isTrue();
      assertThat(store.items(TABLES.parts())).hasSizeGreaterThan(4).allSatisfy(this::expires);
      assertThat(store.items(TABLES.parts()).stream().map(TranscriptsTest::name).distinct())
          .hasSize(1);
      store.ask(new WriteTranscript(call, SHORT));
      assertThat(store.items(TABLES.parts())).isEmpty();
    }
  }

  @Test
  void it_goes_with_its_call() {
    try (var store = StoreFixture.empty()) {
      var call = store.ask(new Create(scheduled()));
      store.ask(new WriteTranscript(call, ProviderDataTest.noise(700_000)));
      store.ask(new Delete(call));
      assertThat(store.items(TABLES.transcripts())).isEmpty();
      assertThat(store.items(TABLES.parts())).isEmpty();
    }
  }

  /// Without the number of the partition.
  private static String name(Map<String, AttributeValue> part) {
    return ItemReader.present(part, "owner").s().replaceFirst("/.*", "");
  }

  private void expires(Map<String, ?> part) {
    assertThat(part).containsKey("ExpiresAt");
  }

  private static String bothReports(Stage first, String said, Stage second, String saidThen) {
    var call = keep(accepted(), first, said);
    return read(keep(call, second, saidThen));
  }

  private static void assertNone(Call call) {
    assertThat(STORE.refusal(new ReadTranscript(call))).isInstanceOf(NotFound.class);
  }

  private static String read(Call call) {
    return STORE.ask(new ReadTranscript(call)).whole();
  }

  private static String append(Call call, String line) {
    return STORE.ask(new AppendTranscript(call, line)).whole();
  }

  private static Call accepted() {
    return STORE.ask(new Save(inProgress(STORE.ask(new Create(scheduled()))), null));
  }

  private static Call keep(Call call, Stage stage, @Nullable String transcript) {
    return STORE.ask(keeping(call, report(call, stage, transcript, "{}")));
  }
}
