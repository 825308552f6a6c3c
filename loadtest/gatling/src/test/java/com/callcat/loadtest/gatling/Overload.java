package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import com.callcat.loadtest.gatling.Samples.Sample;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Half of what the program bears, then twice as much as it bears, then half again; calls go on all
/// the time, with their webhooks.
public final class Overload extends Load {
  private static final Duration NORMAL_BEFORE = Duration.ofSeconds(30);
  private static final Duration NORMAL_AFTER = Duration.ofSeconds(60);
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
  private static final int MOST_LOOKS = 60;
  private static final int TIMES_SLOWER = 2;
  private static final int LEAST_NORMAL_MILLIS = 50;

  private final int knee = Knee.of(settings.knee());
  private final Mix mix = new Mix(feeders, Api.refusable(samples));
  private final Talks talks = new Talks(feeders, Api.refusable(new Samples()));

  public Overload() {
    super(Map.of("seconds", 300, "perSecond", 2));
    run(
        arriving(),
        Stream.concat(Mix.REQUESTS.stream(), Stream.of(Api.INSTANT, Talks.STATE)).toList(),
        before(
            preparing("calls to ask for", mix.prepare(Api.strict(new Samples())))
                .injectOpen(rampUsers(settings.users()).during(1 + settings.users() / 10))
                .andThen(
                    scenario("requests", mix.one())
                        .injectOpen(
                            constantUsersPerSec(knee / 2.0).during(NORMAL_BEFORE),
                            constantUsersPerSec(knee * 2.0).during(settings.length()),
                            constantUsersPerSec(knee / 2.0).during(NORMAL_AFTER)),
                    scenario("talks", talks.one())
                        .injectOpen(
                            constantUsersPerSec(settings.perSecond()).during(arriving())))));
  }

  private Duration arriving() {
    return NORMAL_BEFORE.plus(settings.length()).plus(NORMAL_AFTER);
  }

  @Override
  HttpProtocolBuilder api() {
    return super.api().shareConnections();
  }

  @Override
  ChainBuilder settle() {
    return talks.untilAllEnded().exec(untilNoneIsInProgress());
  }

  /// Also those whose creation was answered with a refusal, and which were made all the same.
  private ChainBuilder untilNoneIsInProgress() {
    return asLongAs(session -> inProgress() > 0 && session.getInt("looks") < MOST_LOOKS, "looks")
        .on(pause(Duration.ofSeconds(1)));
  }

  private int inProgress() {
    return (int) watch.now("callcat_lines_taken");
  }

  @Override
  void judge() {
    var overloaded = begun() + NORMAL_BEFORE.toMillis();
    var normal = overloaded + settings.length().toMillis();
    var before = samples.times(sample -> sample.at() < overloaded);
    verdicts.figure("the knee", knee + " a second");
    verdicts.figure("half of it, before", before);
    verdicts.figure("twice as much", samples.times(sample -> isWithin(sample, overloaded, normal)));
    verdicts.figure("half of it, after", samples.times(sample -> sample.at() >= normal));
    verdicts.figure("answers by status", byStatus(sample -> true));
    verdicts.figure(
        "in the last half of the time after", byStatus(sample -> sample.at() >= recovered(normal)));
    verdicts.none("answers but those wanted, 429 and 503", strange());
    verdicts.atMost(
        "seconds until the p99 is back",
        secondsUntilBack(normal, TIMES_SLOWER * Math.max(before.p99(), LEAST_NORMAL_MILLIS)),
        (int) BACK_WITHIN.toSeconds());
    talks.judge(verdicts);
    verdicts.none("calls still in progress, as no webhook told of their end", inProgress());
    verdicts.figure(
        "webhooks answered 503, which Retell sends again",
        (int) watch.now("callcat_webhooks_total", "outcome=\"not_stored\""));
    Memory.judge(watch, overloaded, normal, verdicts);
  }

  private static long recovered(long normal) {
    return normal + BACK_WITHIN.toMillis();
  }

  private String byStatus(Predicate<Sample> which) {
    return samples.that(which).stream()
        .collect(
            Collectors.groupingBy(
                Sample::status,
                TreeMap::new,
                Collectors.groupingBy(Sample::request, TreeMap::new, Collectors.counting())))
        .toString();
  }

  private int strange() {
    return samples
        .that(sample -> !sample.good() && !List.of(429, 503).contains(sample.status()))
        .size();
  }

  /// A refusal is not back to normal.
  private int secondsUntilBack(long normal, int mostMillis) {
    for (var from = normal; from < normal + NORMAL_AFTER.toMillis(); from += WINDOW.toMillis()) {
      var since = from;
      var window = samples.that(sample -> isWithin(sample, since, since + WINDOW.toMillis()));
      var times = new Times(window.stream().mapToLong(Sample::millis).toArray());
      if (times.count() > 0
          && times.p99() <= mostMillis
          && window.stream().allMatch(Sample::good)) {
        return (int) Duration.ofMillis(from - normal).toSeconds();
      }
    }
    return (int) NORMAL_AFTER.toSeconds();
  }

  private static boolean isWithin(Sample sample, long from, long until) {
    return sample.at() >= from && sample.at() < until;
  }
}
