package com.callcat.chaos;

import com.callcat.chaos.Havoc.Deed;
import com.callcat.chaos.Havoc.Outage;
import com.callcat.chaos.WebhookFront.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A run in numbers. They are told, not judged: how late a call rings depends on the machine.
final class RunFigures {
  /// As long as a claim holds a call without a sign of life.
  private static final Duration MOMENT = Duration.ofSeconds(10);

  private final Run run;
  private final Outcomes outcomes;
  private final List<Outage> outages;

  RunFigures(Run run) {
    this.run = run;
    this.outcomes = run.outcomes();
    this.outages = run.outages();
  }

  @Override
  public String toString() {
    return """
    calls %d, rings %d, rung twice %d, lost %d
    states %s
    never dialled, for who had them in hand died, froze or could not say: %d
    %s
    being looked up still %d
    harm %s
    processes away %s
    ms from due to ring: %s
    of those due while a process was dead: %s
    of those due while a process was frozen: %s
    of those due while a process was restarted: %s
    ms until a webhook was stored: %s
    %s\
    """
        .formatted(
            outcomes.all().size(),
            outcomes.rings().size(),
            outcomes.rungTwice().size(),
            outcomes.lost().size(),
            states(),
            outcomes.that(CallOutcome::stranded).size(),
            unrung(),
            outcomes.that(CallOutcome::beingLookedUp).size(),
            harm(),
            away(),
            ofThoseDue(outcome -> true),
            latenessDuring(Deed.KILL),
            latenessDuring(Deed.FREEZE),
            latenessDuring(Deed.TERMINATE),
            untilStored(wait -> true),
            run.traffic());
  }

  /// The promise: at most one for each kill on average, and none for a planned stop.
  private String unrung() {
    var able = outcomes.that(outcome -> outcome.wanted().callee().fate().rings());
    var unknown = able.stream().filter(outcome -> outcome.claimedAt() != null).toList();
    var harm = harm();
    return "of %d calls that should ring, %d ended as dispatch_unknown: %s%s"
        .formatted(
            able.size(),
            unknown.size(),
            Stream.of(Deed.values())
                .map(deed -> perDeed(unknown, deed, harm.getOrDefault(deed, 0L)))
                .collect(Collectors.joining(", ")),
            unknown.stream().map(each -> "\n  " + each).collect(Collectors.joining()));
  }

  /// Those that were claimed a moment before it.
  private String perDeed(List<CallOutcome> unknown, Deed deed, long times) {
    var befell = unknown.stream().filter(outcome -> isJustBefore(deed, outcome)).count();
    return "%d at %d of %s (%.2f each)"
        .formatted(befell, times, deed, times == 0 ? 0.0 : (double) befell / times);
  }

  private boolean isJustBefore(Deed deed, CallOutcome outcome) {
    var claimedAt = Objects.requireNonNull(outcome.claimedAt());
    return outages.stream()
        .filter(outage -> outage.deed() == deed)
        .anyMatch(
            outage ->
                !claimedAt.isAfter(outage.from()) && claimedAt.plus(MOMENT).isAfter(outage.from()));
  }

  private Map<String, Long> states() {
    return outcomes.all().stream()
        .collect(Collectors.groupingBy(RunFigures::state, TreeMap::new, Collectors.counting()));
  }

  private static String state(CallOutcome outcome) {
    return outcome.endReason() == null
        ? outcome.status()
        : outcome.status() + " " + outcome.endReason();
  }

  private Map<Deed, Long> harm() {
    return outages.stream()
        .collect(Collectors.groupingBy(Outage::deed, TreeMap::new, Collectors.counting()));
  }

  /// By time, in milliseconds.
  private List<String> away() {
    return outages.stream()
        .sorted(Comparator.comparing(Outage::from))
        .map(
            outage ->
                "%s %s %d ms from %s"
                    .formatted(outage.process(), outage.deed(), outage.millis(), outage.from()))
        .toList();
  }

  private String latenessDuring(Deed deed) {
    return ofThoseDue(
        outcome ->
            outages.stream()
                .filter(outage -> outage.deed() == deed)
                .anyMatch(outage -> outage.covers(Instant.ofEpochMilli(outcome.dueAt()))));
  }

  /// Milliseconds from due to ring, of those that rang, without the ones that Retell itself put
  /// off.
  String ofThoseDue(Predicate<CallOutcome> which) {
    var sorted =
        outcomes.all().stream()
            .filter(CallOutcome::rang)
            .filter(outcome -> outcome.wanted().callee().fate() != Fate.LIMITED_TWICE)
            .filter(which)
            .mapToLong(CallOutcome::lateness)
            .sorted()
            .toArray();
    return spread(sorted);
  }

  /// Milliseconds until a webhook was stored.
  String untilStored(Predicate<Wait> which) {
    return spread(run.webhooks().stream().filter(which).mapToLong(Wait::millis).sorted().toArray());
  }

  private static String spread(long[] sorted) {
    return sorted.length == 0
        ? "none"
        : "p50 %d, p99 %d, max %d (of %d)"
            .formatted(at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1], sorted.length);
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
