package com.callcat.store;

import static java.util.Arrays.asList;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Analysis;
import com.callcat.call.Attempt;
import com.callcat.call.Attempt.Phase;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.CallStatus;
import com.callcat.call.Dialled;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.Facts;
import com.callcat.call.Facts.Told;
import com.callcat.call.FactsBuilder;
import com.callcat.call.Findings;
import com.callcat.call.IfUnknown;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ReportId;
import com.callcat.call.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallItemTest {
  private static final Instant NOON = SampleCalls.NOON;
  private static final PhoneNumber NUMBER = new PhoneNumber(SampleCalls.CALLER);
  private static final ProviderId ID = new ProviderId("call_7c1f");
  private final CallItem items =
      new CallItem(new Sealer(Sealer.newKeyset(), () -> {}), new DueShards(true));

  @Test
  void every_call_comes_back_as_it_was() {
    assertThat(everyCall())
        .hasSizeGreaterThan(3000)
        .allSatisfy(call -> assertThat(items.read(items.write(call))).isEqualTo(call));
  }

  @Test
  void what_may_name_a_number_is_bytes() {
    var item = items.write(fullest());
    assertThat(item.toString()).doesNotContain(SampleCalls.CALLEE, SampleCalls.CALLER);
    assertThat(item).extractingByKey("phoneNumber").returns(false, value -> value.b() == null);
  }

  @Test
  void only_calls_to_come_are_among_the_upcoming() {
    assertThat(everyCall())
        .allSatisfy(
            call ->
                assertThat(items.write(call).containsKey("scheduledAt"))
                    .isEqualTo(!call.status().ended()));
  }

  @Test
  void the_keys_of_the_other_indexes_are_there_only_with_what_they_index() {
    assertThat(everyCall())
        .allSatisfy(
            call -> {
              var item = items.write(call);
              assertThat(item.containsKey("completedAt")).isEqualTo(call.ending() != null);
              assertThat(item.containsKey("dueAt")).isEqualTo(call.due() != null);
              assertThat(item.containsKey("dueShard")).isEqualTo(call.due() != null);
              assertThat(item.containsKey("providerId")).isEqualTo(call.dialled() != null);
            });
  }

  @Test
  void what_a_call_may_be_without_is_known_to_be_optional() {
    var sometimes = new HashSet<String>();
    var always = new HashSet<>(items.write(fullest()).keySet());
    everyCall()
        .map(call -> items.write(call).keySet())
        .forEach(
            names -> {
              sometimes.addAll(names);
              always.retainAll(names);
            });
    sometimes.removeAll(always);
    assertThat(CallItem.OPTIONAL).isEqualTo(sometimes);
  }

  @Test
  void what_waits_is_together_with_all_that_waits_for_its_user() {
    var shards =
        IntStream.range(0, 1000)
            .mapToObj(n -> SampleCalls.scheduledAt(new UserId(n % 50), SampleCalls.NOON))
            .collect(
                groupingBy(
                    call -> call.key().userId(), mapping(call -> shard(items, call), toSet())));
    assertThat(shards.values()).allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(union(shards.values())).isEqualTo(numbers(0, 16));
  }

  @Test
  void what_takes_up_a_line_is_in_shards_of_its_own() {
    var shards =
        Stream.generate(SampleCalls::scheduled)
            .limit(1000)
            .map(call -> shard(items, SampleCalls.claimed(call, "token")))
            .collect(toSet());
    assertThat(shards).isEqualTo(numbers(16, 32));
  }

  @Test
  void beside_a_version_that_knows_no_other_all_are_in_the_first_shards() {
    var old = new CallItem(new Sealer(Sealer.newKeyset(), () -> {}), new DueShards(false));
    var shards =
        Stream.generate(SampleCalls::scheduled)
            .limit(1000)
            .flatMap(call -> Stream.of(call, SampleCalls.claimed(call, "token")))
            .map(call -> shard(old, call))
            .collect(toSet());
    assertThat(shards).isEqualTo(numbers(0, 16));
  }

  private static int shard(CallItem items, Call call) {
    return Integer.parseInt(ItemReader.present(items.write(call), "dueShard").n());
  }

  private static Set<Integer> union(Collection<Set<Integer>> sets) {
    return sets.stream().flatMap(Set::stream).collect(toSet());
  }

  private static Set<Integer> numbers(int first, int end) {
    return IntStream.range(first, end).boxed().collect(toSet());
  }

  private static Call fullest() {
    return everyCall().reduce((_, last) -> last).orElseThrow();
  }

  private static Stream<Call> everyCall() {
    return Stream.of(CallStatus.values())
        .flatMap(
            status ->
                attempts().stream()
                    .flatMap(
                        attempt ->
                            dialled().stream()
                                .flatMap(dialled -> endings(status, attempt, dialled))));
  }

  /// Of a call that Retell has had, the end is derived from what it has told.
  private static Stream<Call> endings(
      CallStatus status, @Nullable Attempt attempt, @Nullable Dialled dialled) {
    var endings = dialled != null && dialled.facts().ended() ? told(dialled.facts()) : ours();
    return endings.stream().map(ending -> call(status, attempt, dialled, ending));
  }

  private static List<@Nullable Ending> told(Facts facts) {
    var reason = facts.reason() == null ? "unknown" : facts.reason().text();
    return Stream.of(Outcome.values())
        .<@Nullable Ending>map(outcome -> new Ending(NOON, reason, outcome, facts.talkSec()))
        .toList();
  }

  private static List<@Nullable Ending> ours() {
    return Stream.concat(
            Stream.of((Ending) null),
            Stream.of(Outcome.values()).map(outcome -> new Ending(NOON, "ours", outcome, null)))
        .toList();
  }

  /// Takes what is left to choose from the parts that are given, so that each value meets each.
  private static Call call(
      CallStatus status,
      @Nullable Attempt attempt,
      @Nullable Dialled dialled,
      @Nullable Ending ending) {
    var purposes = Purpose.values();
    var number = attempt == null ? 0 : attempt.number();
    var due =
        status.ended() && ending != null
            ? null
            : new Due(NOON.plusSeconds(1), purposes[number % purposes.length]);
    return new CallBuilder(
            SampleCalls.key(SampleCalls.USER),
            status,
            brief(dialled == null ? null : "11labs-Adrian"),
            NOON)
        .version(Long.MAX_VALUE - 1)
        .updatedAt(NOON.plusMillis(1))
        .attempt(attempt)
        .due(due)
        .cancelRequested(dialled != null)
        .byHand(attempt != null)
        .dialled(dialled)
        .ending(ending)
        .findings(dialled == null ? null : findings())
        .build();
  }

  private static Brief brief(@Nullable String voiceId) {
    return new Brief(
        "Señora Núñez",
        new PhoneNumber(SampleCalls.CALLEE),
        "",
        "日本語 ✅",
        NOON,
        "es-419",
        voiceId,
        voiceId == null ? IfUnknown.FAIL : IfUnknown.REDIAL);
  }

  private static List<@Nullable Attempt> attempts() {
    return Stream.concat(
            Stream.of((Attempt) null),
            Stream.of(Phase.values())
                .map(
                    phase ->
                        new Attempt(
                            phase.name().length(),
                            "t-" + phase,
                            phase,
                            NOON,
                            3,
                            NOON.minusMillis(7),
                            phase == Phase.UNKNOWN)))
        .toList();
  }

  private static List<@Nullable Dialled> dialled() {
    return Stream.concat(
            Stream.of((Dialled) null),
            facts().map(facts -> new Dialled(ID, NOON, Integer.MAX_VALUE, facts)))
        .toList();
  }

  private static Stream<Facts> facts() {
    var running =
        Stream.of(
            Facts.NONE,
            new FactsBuilder().pickedUp(true).build(),
            pickedUp(NOON.plusMillis(7)).build());
    return Stream.concat(running, analyses().stream().flatMap(CallItemTest::over));
  }

  private static Stream<Facts> over(@Nullable Analysis analysis) {
    var ended = new ReportId(Stage.ENDED, "");
    var analysed = new ReportId(Stage.ANALYZED, "0123456789abcdef");
    return Stream.of(
        new FactsBuilder().analysis(analysis).reports(Set.of(ended)).build(),
        new FactsBuilder()
            .endedAt(NOON)
            .reason(new Told("dial_busy", Stage.ANALYZED))
            .analysis(analysis)
            .reports(Set.of(analysed))
            .build(),
        pickedUp(NOON)
            .endedAt(NOON.plusMillis(9))
            .durationSec(62)
            .reason(new Told("agent_hangup", Stage.ENDED))
            .recordingUrl(new Told("https://example.com/recording.wav", Stage.ANALYZED))
            .analysis(analysis)
            .reports(Set.of(ended, analysed))
            .build());
  }

  private static FactsBuilder pickedUp(Instant at) {
    return new FactsBuilder().pickedUp(true).callerNumber(NUMBER).startedAt(at);
  }

  private static List<@Nullable Analysis> analyses() {
    return asList(
        null,
        new Analysis(null, List.of(), List.of(), null, true),
        new Analysis("", List.of("", "a"), List.of("a,b", "\"c\""), "Neutral", false),
        SampleCalls.analysis(),
        new Analysis(null, List.of("Call " + SampleCalls.CALLEE), List.of(), null, false),
        new Analysis("Fine", List.of(), List.of("x"), "Unknown", true),
        new Analysis("Fine", List.of(), List.of(), "Negative", true));
  }

  private static Findings findings() {
    return new Findings("Found", List.of("", "a"), List.of(), Findings.NEUTRAL, "rules");
  }
}
