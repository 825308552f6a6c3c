package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PACE;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tries every order with every repetition of what can happen to a call that is being dialled. What
/// Retell has said, and whether a cancel was accepted, settle the record; when and how often it was
/// said do not.
class EventOrderTest {
  private static final int LONGEST = 6;
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  /// Few look-ups, so that they are used up within the longest order.
  private static final CallRules RULES =
      new CallRules(
          new Pace(
              PACE.allowedLateness(),
              PACE.lease(),
              PACE.lookUps().subList(0, 2),
              PACE.followUps(),
              PACE.longestCall(),
              PACE.analysisWait(),
              PACE.giveUp()));

  /// What the record may depend on.
  private record Facts(Set<String> said, boolean canceled) {}

  /// All of the record but its version, its attempt, its due time, and when we learnt what.
  private record Outcome(
      CallStatus status,
      @Nullable Ending ending,
      @Nullable Analysis analysis,
      @Nullable String recordingUrl,
      @Nullable ProviderId providerId,
      @Nullable Object startedAt,
      Set<Stage> reports) {

    static Outcome of(Call call) {
      return new Outcome(
          call.status(),
          call.ending(),
          call.analysis(),
          call.recordingUrl(),
          call.providerId(),
          startedAt(call.dialled()),
          call.reports());
    }

    private static @Nullable Object startedAt(@Nullable Dialled dialled) {
      return dialled == null ? null : dialled.startedAt();
    }
  }

  private final Map<String, CallEvent> events = new HashMap<>();
  private final Map<Facts, Outcome> outcomes = new HashMap<>();
  private final Map<Facts, List<String>> orders = new HashMap<>();
  private final Set<CallStatus> ends = new HashSet<>();

  @ParameterizedTest
  @CsvSource({
    "agent_hangup, false",
    "agent_hangup, true",
    "dial_no_answer, false",
    "error_retell, false",
    "voicemail_reached, true"
  })
  void every_order_with_every_repetition_ends_the_same(String reason, boolean voicemail) {
    events.put("201", accepted());
    events.put("started", started());
    events.put("ended", ended(reason));
    events.put("analyzed", analyzed(reason, voicemail));
    events.put("cancel", new Cancel());
    events.put("look-up finds it", found());
    events.put("look-up finds nothing", new FoundNothing(TOKEN));
    events.put("answer lost", new AnswerLost(TOKEN));
    walk(after(claim()), new Facts(Set.of(), false), new ArrayList<>());
    assertThat(outcomes).hasSizeGreaterThan(16);
    assertThat(ends).contains(CallStatus.CANCELED, CallStatus.IN_PROGRESS);
  }

  private static CallEvent found() {
    return new Reported(Calls.report(Stage.REGISTERED, null, null));
  }

  private void walk(Call call, Facts facts, List<String> order) {
    if (!facts.said().isEmpty()) {
      compare(call, facts, order);
    }
    if (order.size() < LONGEST) {
      events.forEach((name, event) -> step(call, facts, order, name, event));
    }
  }

  private void step(Call call, Facts facts, List<String> order, String name, CallEvent event) {
    var now = NOW.plus(BETWEEN.multipliedBy(order.size()));
    var decision = RULES.decide(call, event, now);
    Table.assertAllowed(call, decision);
    var next = decision instanceof Moved moved ? moved.next() : call;
    order.add(name);
    walk(next, learn(facts, name, event, decision), order);
    order.removeLast();
  }

  private static Facts learn(Facts facts, String name, CallEvent event, Decision decision) {
    if (event instanceof Reported) {
      var said = new HashSet<>(facts.said());
      said.add(event.equals(found()) ? "201" : name);
      return new Facts(said, facts.canceled());
    }
    var canceled = event instanceof Cancel && !(decision instanceof Refused);
    return canceled ? new Facts(facts.said(), true) : facts;
  }

  private void compare(Call call, Facts facts, List<String> order) {
    var outcome = Outcome.of(call);
    var before = outcomes.putIfAbsent(facts, outcome);
    ends.add(call.status());
    if (before == null) {
      orders.put(facts, List.copyOf(order));
    } else if (!before.equals(outcome)) {
      assertThat(outcome).as("%s, and in the order %s", order, orders.get(facts)).isEqualTo(before);
    }
  }
}
