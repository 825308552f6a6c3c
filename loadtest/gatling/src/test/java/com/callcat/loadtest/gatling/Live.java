package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.http.HttpDsl.sse;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Many streams of live events, ten for each user, that are cut and resumed while calls of their
/// users change.
public final class Live extends Load {
  private static final String OPEN = "open a stream";

  private static final Duration READ_EVERY = Duration.ofSeconds(1);

  /// From the last change until every stream is read for the last time: longer than a heartbeat.
  private static final Duration LAST_EVENTS = Duration.ofSeconds(20);

  /// In each second one stream of so many is cut.
  private static final int CUT_ONE_OF = 30;

  private final Api api = Api.strict(samples);
  private final Random random = new Random(settings.seed());
  private final LiveEvents events = new LiveEvents();
  private final Duration opening =
      Duration.ofSeconds(Math.ceilDiv(settings.streams(), settings.opening()));

  public Live() {
    super(Map.of("streams", 5000, "perSecond", 20, "seconds", 120, "latencyMillisMax", 200));
    run(
        arriving(),
        List.of(OPEN, Api.CREATE, Api.DELETE),
        before(
            scenario("streams", listen()).injectOpen(rampUsers(settings.streams()).during(opening)),
            scenario("changes", change())
                .injectOpen(
                    nothingFor(opening),
                    constantUsersPerSec(settings.perSecond()).during(settings.length()))));
  }

  private Duration arriving() {
    return opening.plus(settings.length());
  }

  private ChainBuilder listen() {
    return feed(feeders.usersInTurn())
        .exec(session -> session.set("stream", events.stream(session.getInt("userNumber"))))
        .exec(open())
        .exec(
            asLongAs(session -> sinceBegun() < arriving().plus(LAST_EVENTS).toMillis())
                .on(pause(READ_EVERY), read(), doIf(session -> isCut()).then(cut(), open())))
        .exec(read(), exec(sse("close a stream").close()));
  }

  private static ChainBuilder open() {
    return exec(
        sse(OPEN)
            .get("/api/calls/events")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", session -> stream(session).lastId()));
  }

  /// What came between this and the last look is not read, and comes again.
  private static ChainBuilder cut() {
    return exec(sse("cut a stream").close());
  }

  private static ChainBuilder read() {
    return exec(
        sse.processUnmatchedMessages(
            (messages, session) -> {
              messages.forEach(
                  message -> stream(session).take(message.timestamp(), message.message()));
              return session;
            }));
  }

  private static LiveEvents.Stream stream(Session session) {
    return session.get("stream");
  }

  private synchronized boolean isCut() {
    return random.nextInt(CUT_ONE_OF) == 0 && sinceBegun() < arriving().toMillis();
  }

  /// The subject says when a change was asked for.
  private ChainBuilder change() {
    return feed(feeders.anyUser())
        .feed(feeders.calls())
        .exec(Api.dueTomorrow(), now(), api.create(), changed())
        .exec(pause(Duration.ofSeconds(1)), now(), api.create(), changed())
        .exec(api.delete(), changed());
  }

  private static ChainBuilder now() {
    return exec(session -> session.set("subject", LiveEvents.subject(System.currentTimeMillis())));
  }

  private ChainBuilder changed() {
    return exec(
        session -> {
          events.changed(session.getInt("userNumber"));
          return session;
        });
  }

  @Override
  void judge() {
    verdicts.figure("streams", settings.streams());
    verdicts.figure("making a call", samples.times(sample -> sample.request().equals(Api.CREATE)));
    verdicts.figure("from request to event", events.latency());
    verdicts.figure("streams open, as the program counts them, at most", mostOpen());
    verdicts.figure("memory of the program", memory());
    verdicts.condition(
        "events came",
        events.latency().count(),
        events.latency().count() > 0,
        events.latency().count() + " of new calls");
    verdicts.none("events that came twice or in another order", events.doubled());
    verdicts.none("events that a stream lacks", events.lacking());
    verdicts.none("changes that no stream was told", events.untold());
    verdicts.none("streams that were told of a gap", events.resets());
    verdicts.atMost(
        "from request to event, p99 in ms", events.latency().p99(), settings.latencyMillisMax());
  }

  private String memory() {
    return "%s when nothing was open, %s when all were, %s in the end"
        .formatted(
            watch.residentAt(begun()),
            watch.residentAt(begun() + opening.toMillis()),
            watch.residentAt(System.currentTimeMillis()));
  }

  private long mostOpen() {
    return watch.between(begun(), System.currentTimeMillis()).stream()
        .mapToLong(look -> (long) look.scrape().sum("callcat_event_streams_open"))
        .max()
        .orElse(0);
  }
}
