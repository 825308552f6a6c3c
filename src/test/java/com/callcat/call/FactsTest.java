package com.callcat.call;

import static com.callcat.call.Calls.HUNG_UP;
import static com.callcat.call.Calls.PICKED_UP;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Facts are joined without regard to order: that is what makes the order of reports harmless.
class FactsTest {

  @Property(tries = 2_000)
  void reports_add_up_to_the_same_in_every_order(
      @ForAll("reports") ProviderReport a,
      @ForAll("reports") ProviderReport b,
      @ForAll("reports") ProviderReport c) {
    var all = together(a, b, c);
    assertThat(together(a, c, b)).isEqualTo(all);
    assertThat(together(b, a, c)).isEqualTo(all);
    assertThat(together(b, c, a)).isEqualTo(all);
    assertThat(together(c, a, b)).isEqualTo(all);
    assertThat(together(c, b, a)).isEqualTo(all);
    assertThat(Facts.of(a).and(Facts.of(b).and(Facts.of(c)))).isEqualTo(all);
    assertThat(all.and(b).and(all)).isEqualTo(all);
  }

  private static Facts together(ProviderReport... reports) {
    var facts = Facts.NONE;
    for (var report : reports) {
      facts = facts.and(report);
    }
    return facts;
  }

  @Provide
  Arbitrary<ProviderReport> reports() {
    return Combinators.combine(
            Arbitraries.of(Stage.class),
            Arbitraries.of("a", "b", "unknown").injectNull(0.3),
            Arbitraries.of("u", "v").injectNull(0.3),
            Arbitraries.integers().between(0, 3),
            analyses().injectNull(0.3))
        .as(FactsTest::report);
  }

  private static ProviderReport report(
      Stage stage,
      @Nullable String reason,
      @Nullable String url,
      int seconds,
      @Nullable Analysis analysis) {
    var maker = ReportMaker.at(stage).because(reason).ended(HUNG_UP.plusSeconds(seconds), seconds);
    var linked = url == null ? maker : maker.recorded(url);
    var timed = seconds == 0 ? linked : linked.started(PICKED_UP.plusSeconds(seconds));
    return (analysis == null ? timed : timed.analysed(analysis)).report();
  }

  private static Arbitrary<Analysis> analyses() {
    return Combinators.combine(
            Arbitraries.of("ab", "ba", "abc").injectNull(0.3),
            Arbitraries.of("a", "b\na", "b", "a\nb").list().ofMaxSize(2),
            Arbitraries.of("Unknown", "Positive", "Negative").injectNull(0.3),
            Arbitraries.of(true, false))
        .as((summary, items, mood, machine) -> new Analysis(summary, items, items, mood, machine));
  }

  @Example
  void no_more_reports_are_kept_than_there_is_room_for_and_all_are_learnt_from() {
    var facts =
        together(
            Stream.iterate(1, seconds -> seconds + 1)
                .limit(Facts.MOST_REPORTS + 5)
                .map(seconds -> ReportMaker.at(Stage.ENDED).ended(HUNG_UP, seconds).report())
                .toArray(ProviderReport[]::new));
    assertThat(facts.reports()).hasSize(Facts.MOST_REPORTS);
    assertThat(facts.durationSec()).isEqualTo(Facts.MOST_REPORTS + 5);
  }

  @Example
  void what_a_report_of_a_call_that_runs_says_of_its_end_does_not_count() {
    var early = ReportMaker.at(Stage.STARTED).because("agent_hangup").ended(HUNG_UP, 62);
    assertThat(Facts.of(early.report()).ended()).isFalse();
    assertThat(Facts.of(early.report()).reason()).isNull();
  }

  @Example
  void the_talk_is_as_long_as_retell_says_or_from_its_beginning_to_its_end() {
    var started = ReportMaker.at(Stage.STARTED).started(PICKED_UP).report();
    var ended = ReportMaker.at(Stage.ENDED);
    var over = ended.ended(PICKED_UP.plusMillis(3_999), null).report();
    assertThat(together(over).talkSec()).isNull();
    assertThat(together(over, started).talkSec()).isEqualTo(3);
    assertThat(together(started, over, ended.ended(HUNG_UP, 7).report()).talkSec()).isEqualTo(7);
    var early = ended.ended(PICKED_UP.minusMillis(1_000), null).report();
    assertThat(together(started, early).talkSec()).isNull();
  }

  @Example
  void a_name_of_a_report_is_read_as_it_was_written() {
    var ids = List.of(new ReportId(Stage.ENDED, ""), new ReportId(Stage.ANALYZED, "0af3"));
    assertThat(ids).allSatisfy(id -> assertThat(ReportId.parse(id.toString())).isEqualTo(id));
  }
}
