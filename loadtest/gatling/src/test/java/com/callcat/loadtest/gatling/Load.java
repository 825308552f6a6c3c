package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.dummy;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.foreach;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.callcat.loadtest.gatling.Verdicts.Verdict;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What every simulation does: it has a program, lets its load arrive, waits until that is over,
/// judges, and writes down what was found. The conditions are in Gatling's report beside the
/// requests, and any that is not met fails the run.
public abstract class Load extends Simulation {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int WARMING = 2;
  private static final int MOST_EVENTS_UNREAD = 10_000;
  private static final int LONGEST_SHOWN_MILLIS = 5_000;

  final Settings settings;
  final Program program;
  final Watch watch;
  final Feeders feeders;
  final Samples samples = new Samples();
  final Verdicts verdicts = new Verdicts();
  private final Metronome metronome = new Metronome();
  private final String loadBefore = Machine.load();
  private final AtomicInteger active = new AtomicInteger();
  private volatile long begun;
  private volatile long ended;
  private volatile @Nullable Rings rings;

  Load(Map<String, Integer> defaults) {
    settings = Settings.with(defaults);
    program = Program.of(settings, getClass().getSimpleName().toLowerCase());
    watch = new Watch(program);
    feeders = new Feeders(settings);
  }

  /// Adds the conditions to the verdicts, after all load has ended.
  abstract void judge();

  /// What the user who judges does before that; it waits until nothing goes on any more.
  ChainBuilder settle() {
    return exec(session -> session);
  }

  /// What a client of the API has in common with all others.
  HttpProtocolBuilder api() {
    return http.baseUrl(program.at().api())
        .authorizationHeader("Bearer #{token}")
        .contentTypeHeader("application/json")
        .acceptHeader("application/json")
        .sseUnmatchedInboundMessageBufferSize(MOST_EVENTS_UNREAD)
        .disableWarmUp()
        .disableCaching()
        .disableFollowRedirect();
  }

  /// Users of the load itself, who do this once. Whatever fails ends it for that user.
  ScenarioBuilder scenario(String name, ChainBuilder chain) {
    return preparing(
        name,
        exec(session -> {
              begun = begun == 0 ? System.currentTimeMillis() : begun;
              return session;
            })
            .exec(chain));
  }

  /// The same, before the load arrives.
  ScenarioBuilder preparing(String name, ChainBuilder chain) {
    return CoreDsl.scenario(name)
        .exec(
            session -> {
              active.incrementAndGet();
              return session;
            })
        .exec(exitBlockOnFail().on(chain))
        .exec(
            session -> {
              active.decrementAndGet();
              return session;
            });
  }

  /// Runs it.
  ///
  /// @param arriving from the first arrival of a user to the last one
  /// @param requests the names of those that must have been made, without a failure
  void run(Duration arriving, List<String> requests, PopulationBuilder... load) {
    var all = new ArrayList<>(List.of(load));
    all.add(
        CoreDsl.scenario("judge")
            .exec(
                asLongAs(session -> !over(arriving)).on(exec(session -> session).pause(LOOK_AGAIN)))
            .exec(settle())
            .exec(this::judge)
            .exec(show())
            .injectOpen(atOnceUsers(1)));
    all.add(
        CoreDsl.scenario("metronome")
            .exec(metronome.whileTrue(() -> ended == 0))
            .injectOpen(atOnceUsers(Runtime.getRuntime().availableProcessors())));
    setUp(all).protocols(api()).assertions(assertions(requests));
  }

  /// Asks the simulator what rang.
  ChainBuilder readRings() {
    return exec(http(Rings.REQUEST)
            .get(program.at().retell() + "/simulator/rings")
            .ignoreProtocolHeaders()
            .check(status().is(200), bodyString().transform(Rings::of).saveAs("rings")))
        .exec(
            session -> {
              rings = session.get("rings");
              return session;
            });
  }

  /// What had rung when that was asked last.
  Rings rings() {
    return Objects.requireNonNull(rings);
  }

  private boolean over(Duration arriving) {
    return begun != 0 && sinceBegun() > arriving.toMillis() && active.get() == 0;
  }

  /// What comes before the load: calls of all users that are there already, and visits that have
  /// the program compiled. None of it is timed.
  PopulationBuilder before(PopulationBuilder... load) {
    var visits = new Visits(feeders, Api.strict(new Samples()));
    return preparing("what is there already", visits.stock())
        .injectOpen(rampUsers(settings.users()).during(1 + settings.users() / 10))
        .andThen(
            preparing("warming up", repeat(settings.warmUp() / WARMING).on(visits.hurry()))
                .injectOpen(rampUsers(WARMING).during(1))
                .andThen(load));
  }

  /// When the first user of the load itself arrived, milliseconds since 1970.
  long begun() {
    return begun;
  }

  long sinceBegun() {
    return System.currentTimeMillis() - begun;
  }

  private Session judge(Session session) {
    ended = System.currentTimeMillis();
    judge();
    verdicts.atMost(
        "the generator kept up, p99 of its lag in ms",
        metronome.lags().p99(),
        settings.lagMillisMax());
    return session.set("verdicts", verdicts.all());
  }

  private static ChainBuilder show() {
    return foreach("#{verdicts}", "verdict")
        .on(
            dummy(
                    session -> verdict(session).condition(),
                    session -> Math.clamp(verdict(session).value(), 0, LONGEST_SHOWN_MILLIS))
                .withSuccess(session -> verdict(session).met()));
  }

  private static Verdict verdict(Session session) {
    return session.get("verdict");
  }

  private static List<Assertion> assertions(List<String> requests) {
    var all = new ArrayList<Assertion>();
    all.add(global().failedRequests().count().is(0L));
    for (var request : requests) {
      all.add(details(request).allRequests().count().gt(0L));
      all.add(details(request).failedRequests().count().is(0L));
    }
    return all;
  }

  @Override
  public void after() {
    watch.close();
    var page = new Page(getClass().getSimpleName(), settings, program.pid().isPresent());
    page.write(verdicts, metronome.lags(), loadBefore);
    program.close();
  }
}
