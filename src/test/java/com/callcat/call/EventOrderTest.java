package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.claim;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tries every order with every repetition of what can happen to a call that is being dialled. What
/// Retell has said, and whether a cancel was accepted, settle the record; when and how often it was
/// said do not.
@Execution(ExecutionMode.CONCURRENT)
class EventOrderTest {
  private static final int LONGEST = 6;
  private static final Duration BETWEEN = Duration.ofSeconds(20);

  /// Few look-ups, so that they are used up within the longest order; and a call that Retell does
  /// not know is given up at once.
  private static final CallRules RULES =
      new CallRules(
          TimingsBuilder.of(TIMINGS)
              .lookUps(TIMINGS.lookUps().subList(0, 2))
              .longestCall(Duration.ZERO)
              .build());

  /// What the record may depend on.
  ///
  /// @param givenUp the engine does not expect an end any more; of no account once there is one
  private record Known(Set<String> said, boolean canceled, boolean givenUp) {}

  /// All of the record but its version, its attempt, and when we learnt what.
  private record Outcome(
      CallStatus status,
      @Nullable Ending ending,
      @Nullable ProviderId providerId,
      Facts facts,
      @Nullable Boolean dialSuccessful,
      boolean analysisPending) {

    static Outcome of(Call call) {
      return new Outcome(
          call.status(),
          call.ending() == null ? null : told(call.ending(), call.facts()),
          call.providerId(),
          call.facts(),
          call.dialSuccessful(),
          call.analysisPending());
    }

    private static Ending told(Ending ending, Facts facts) {
      var at = facts.endedAt() == null ? Instant.EPOCH : ending.completedAt();
      return new Ending(at, ending.reason(), ending.outcome(), ending.durationSec());
    }
  }

  private final Map<String, CallEvent> events = new HashMap<>();
  private final Map<Known, Outcome> outcomes = new HashMap<>();
  private final Map<Known, List<String>> orders = new HashMap<>();

  @ParameterizedTest
  @MethodSource("com.callcat.call.OrderStories#all")
  void every_order_with_every_repetition_ends_the_same(OrderStories story) {
    events.putAll(story.events());
    walk(after(claim()), new Known(Set.of(), false, false), new ArrayList<>());
    assertThat(outcomes).hasSizeGreaterThan(16);
    checkEnd(story, false, story.status());
    if (events.containsKey("cancel")) {
      checkEnd(story, true, story.canceled());
    }
  }

  /// When all of it was said.
  private void checkEnd(OrderStories story, boolean canceled, CallStatus status) {
    var all = new HashSet<String>();
    events.forEach((name, event) -> learn(all, name, event));
    var end = outcomes.get(new Known(all, canceled, false));
    assertThat(end).as("%s of %s", all, outcomes.keySet()).isNotNull();
    assertThat(end.status()).isEqualTo(status);
    assertThat(end.ending()).isNotNull().returns(story.reason(), Ending::reason);
  }

  private void walk(Call call, Known known, List<String> order) {
    if (!known.said().isEmpty()) {
      compare(call, known, order);
    }
    if (order.size() < LONGEST) {
      events.forEach((name, event) -> step(call, known, order, name, event));
    }
  }

  private void step(Call call, Known known, List<String> order, String name, CallEvent event) {
    var now = NOW.plus(BETWEEN.multipliedBy(order.size()));
    var decision = RULES.decide(call, event, now);
    TransitionTable.assertAllowed(call, decision);
    var next = decision instanceof Moved moved ? moved.next() : call;
    order.add(name);
    walk(next, learn(known, name, event, decision, next), order);
    order.removeLast();
  }

  private static Known learn(
      Known known, String name, CallEvent event, Decision decision, Call next) {
    var said = new HashSet<>(known.said());
    if (next.providerId() != null) {
      learn(said, name, event);
    }
    var accepted = event instanceof Cancel && !(decision instanceof Refused);
    var givenUp = known.givenUp() || (event instanceof FollowFailed && decision instanceof Moved);
    return new Known(said, known.canceled() || accepted, givenUp && !next.facts().ended());
  }

  /// A look-up for the end tells as much as any other report.
  private static void learn(Set<String> said, String name, CallEvent event) {
    if (event instanceof Reported || event instanceof Followed) {
      said.add(name.equals(OrderStories.FOUND) ? "201" : name);
    }
  }

  private void compare(Call call, Known known, List<String> order) {
    var outcome = Outcome.of(call);
    var before = outcomes.putIfAbsent(known, outcome);
    if (before == null) {
      orders.put(known, List.copyOf(order));
    } else if (!before.equals(outcome)) {
      assertThat(outcome).as("%s, and in the order %s", order, orders.get(known)).isEqualTo(before);
    }
  }
}
