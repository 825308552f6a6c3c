package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Many calls that are due within a second, or evenly over several, made before that. What rang
/// when, the simulator of Retell says.
public final class DueBurst extends Load {
  /// From the last call that is made to the first that is due.
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private final Api api = Api.strict(samples);
  private final Duration making;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger madeBefore = new AtomicInteger();

  /// When each call is due, by its id.
  private final Map<String, Long> dueAt = new ConcurrentHashMap<>();

  public DueBurst() {
    super(
        Map.of(
            "calls", 1000,
            "perSecond", 100,
            "seconds", 1,
            "latencyMillisMax", 1000,
            "talkSeconds", 5));
    making = timeFor(settings.calls());
    run(
        making,
        List.of(Api.CREATE, Rings.REQUEST),
        before(
            preparing("calls before", one())
                .injectOpen(rampUsers(settings.calls() / 2).during(timeFor(settings.calls() / 2)))
                .andThen(
                    scenario("calls are made", make())
                        .injectOpen(rampUsers(settings.calls()).during(making)))));
  }

  private Duration timeFor(int calls) {
    return Duration.ofSeconds(Math.ceilDiv(calls, settings.perSecond()));
  }

  /// Half as many, one after the other, so that the JVM has compiled what dials.
  private ChainBuilder one() {
    return feed(feeders.anyUser())
        .feed(feeders.calls())
        .exec(Api.strict(new Samples()).createInstant())
        .exec(
            session -> {
              madeBefore.incrementAndGet();
              return session;
            });
  }

  private ChainBuilder make() {
    return feed(feeders.anyUser())
        .feed(feeders.calls())
        .exec(session -> session.set("dueAt", due(made.getAndIncrement())))
        .exec(api.create())
        .exec(
            session -> {
              dueAt.put(session.getString("callId"), session.getLong("dueAt"));
              return session;
            });
  }

  private long due(int number) {
    return firstDue() + number * settings.length().toMillis() / settings.calls();
  }

  private long firstDue() {
    return begun() + making.plus(QUIET).toMillis();
  }

  /// All have been answered by Retell, and their talks are over: rings that come twice have come.
  @Override
  ChainBuilder settle() {
    return asLongAs(session -> goesOn())
        .on(exec(session -> session).pause(LOOK_EVERY))
        .exec(readRings());
  }

  private boolean goesOn() {
    var since = System.currentTimeMillis() - firstDue();
    return since < settings.length().toMillis()
        || (endedCalls() < dueAt.size() && since < LONGEST.toMillis());
  }

  @Override
  void judge() {
    var lateness = rings().lateness(dueAt);
    verdicts.figure(
        "calls that were due", "%d within %d s".formatted(dueAt.size(), settings.seconds()));
    verdicts.figure("making them", samples.times(sample -> sample.request().equals(Api.CREATE)));
    verdicts.figure("from due to ring", lateness);
    verdicts.figure("rings a second", ringsASecond(lateness));
    verdicts.figure("processor time of the program for each call, ms", cpuMillisOfCall());
    verdicts.none("calls that rang twice", rings().twice(dueAt.keySet()));
    verdicts.none("calls that did not ring", rings().missing(dueAt.keySet()));
    verdicts.none("calls that did not end", dueAt.size() - (int) endedCalls());
    verdicts.atMost("lateness p99, ms", lateness.p99(), settings.latencyMillisMax());
  }

  /// Those before were due at once, and have ended by then.
  private double endedCalls() {
    return watch.now("callcat_calls_ended_total", "reason=\"agent_hangup\"") - madeBefore.get();
  }

  /// From the first that was due to the last that rang.
  private String ringsASecond(Times lateness) {
    var last =
        settings.length().minusSeconds(1).toMillis() + Math.max(1000, lateness.percentile(1));
    return "%.0f".formatted(1000.0 * lateness.count() / last);
  }

  /// From the first that was due until all had ended.
  private String cpuMillisOfCall() {
    var looks = watch.between(firstDue(), System.currentTimeMillis());
    return looks.isEmpty()
        ? "unknown"
        : "%.1f"
            .formatted(
                1000
                    * (looks.getLast().cpuSeconds() - looks.getFirst().cpuSeconds())
                    / dueAt.size());
  }
}
