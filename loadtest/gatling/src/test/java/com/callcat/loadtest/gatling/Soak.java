package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.sse;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A bearable load for long: people with the client app, calls that are dialled, streams that come
/// and go. In the end nothing may be left over.
public final class Soak extends Load {
  private static final String OPEN = "open a stream";
  private static final Duration STREAM = Duration.ofSeconds(20);
  private static final int LOOKS_OF_A_STREAM = 5;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);

  /// What is to be 0 when nobody asks for anything, by its metric.
  private static final Map<String, String> LEFT_OVER =
      Map.of(
          "lines taken", "callcat_lines_taken",
          "calls that wait for a line", "callcat_calls_waiting",
          "open streams", "callcat_event_streams_open",
          "handlers of calls", "callcat_call_handlers",
          "requests to DynamoDB that run", "callcat_dynamodb_requests_running",
          "requests to DynamoDB that wait", "callcat_dynamodb_requests_waiting",
          "changes not yet in the journal", "callcat_journal_changes_waiting",
          "outcomes that nobody knows", "callcat_unknown_outcomes");

  private final Visits visits = new Visits(feeders, Api.strict(samples));
  private final Talks talks = new Talks(feeders, Api.strict(samples));

  public Soak() {
    super(Map.of("seconds", 1800, "perSecond", 5));
    run(
        settings.length(),
        List.of(
            Api.LIST,
            Api.PAGE,
            Api.CREATE,
            Api.GET,
            Api.EDIT,
            Api.CANCEL,
            Api.DELETE,
            Api.INSTANT,
            OPEN,
            Talks.STATE),
        before(
            scenario("client app", visits.visit()).injectOpen(arrivals()),
            scenario("talks", talks.one()).injectOpen(arrivals()),
            scenario("streams", listen()).injectOpen(arrivals())));
  }

  private OpenInjectionStep arrivals() {
    return constantUsersPerSec(settings.perSecond()).during(settings.length());
  }

  private ChainBuilder listen() {
    return feed(feeders.usersInTurn())
        .exec(sse(OPEN).get("/api/calls/events").header("Accept", "text/event-stream"))
        .exec(
            repeat(LOOKS_OF_A_STREAM)
                .on(
                    pause(STREAM.dividedBy(LOOKS_OF_A_STREAM)),
                    exec(sse.processUnmatchedMessages((messages, session) -> session))))
        .exec(sse("close a stream").close());
  }

  @Override
  ChainBuilder settle() {
    return talks.untilAllEnded().exec(untilQuiet());
  }

  private ChainBuilder untilQuiet() {
    return asLongAs(
            session -> leftOver() > 0 && session.getInt("quiet") < QUIET_WITHIN.toSeconds(),
            "quiet")
        .on(pause(LOOK_EVERY));
  }

  private double leftOver() {
    return LEFT_OVER.values().stream().mapToDouble(metric -> watch.now(metric)).sum();
  }

  @Override
  void judge() {
    verdicts.figure("answers", samples.times(sample -> true));
    talks.judge(verdicts);
    LEFT_OVER.forEach(
        (what, metric) -> verdicts.none("left over: " + what, (int) watch.now(metric)));
    Memory.judge(watch, begun(), begun() + settings.length().toMillis(), verdicts);
  }
}
