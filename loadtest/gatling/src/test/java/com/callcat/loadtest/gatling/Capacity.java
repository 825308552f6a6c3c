package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import com.callcat.loadtest.gatling.Samples.Sample;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// More requests a second with each step, until the program no longer bears them: it refuses some,
/// leaves too many unanswered, or becomes slow. The knee is the last step that it bears.
public final class Capacity extends Load {
  /// Of the requests of a step, answered before the next step has ended.
  private static final double ANSWERED = 0.95;

  private static final double REFUSED_MOST = 0.001;

  private final Mix mix = new Mix(feeders, Api.refusable(samples));
  private final long stepMillis = TimeUnit.SECONDS.toMillis(settings.seconds());
  private final Map<Integer, String> steps = new TreeMap<>();
  private int knee;
  private boolean broken;
  private int judged;

  public Capacity() {
    super(Map.of("step", 50, "steps", 20, "seconds", 10, "latencyMillisMax", 250));
    run(
        settings.length().multipliedBy(settings.steps()),
        Mix.REQUESTS,
        before(
            preparing("calls to ask for", mix.prepare(Api.strict(new Samples())))
                .injectOpen(rampUsers(settings.users()).during(1 + settings.users() / 10))
                .andThen(
                    scenario("requests", arrival())
                        .injectOpen(
                            incrementUsersPerSec(settings.step())
                                .times(settings.steps())
                                .eachLevelLasting(settings.length())
                                .startingFrom(settings.step())))));
  }

  @Override
  HttpProtocolBuilder api() {
    return super.api().shareConnections();
  }

  private ChainBuilder arrival() {
    return exec(this::judgeStep).exec(doIf(session -> !broken).then(mix.one()));
  }

  /// The step before the last one is over: what it is to be judged by has come.
  private synchronized Session judgeStep(Session session) {
    var step = (int) (sinceBegun() / stepMillis);
    while (judged < step - 1 && !broken) {
      judgeStep(judged++);
    }
    return session;
  }

  private void judgeStep(int step) {
    var rate = settings.step() * (step + 1);
    var from = begun() + step * stepMillis;
    var times = samples.times(sample -> isWithin(sample, from));
    var refused = samples.that(sample -> isWithin(sample, from) && !sample.good()).size();
    var planned = rate * settings.seconds();
    broken =
        times.count() < ANSWERED * planned
            || refused > REFUSED_MOST * planned
            || times.p99() > settings.latencyMillisMax();
    knee = broken ? knee : rate;
    steps.put(
        rate,
        "%s, %d of them refused; %s".formatted(times, refused, broken ? "too much" : "borne"));
  }

  private boolean isWithin(Sample sample, long from) {
    return sample.at() >= from && sample.at() < from + stepMillis;
  }

  @Override
  synchronized void judge() {
    while (judged < settings.steps() && !broken) {
      judgeStep(judged++);
    }
    steps.forEach((rate, text) -> verdicts.figure(rate + " a second", text));
    verdicts.figure("THE KNEE, requests a second", broken ? knee : "more than " + knee);
    verdicts.condition("the knee was found", knee, knee > 0, knee + " a second");
    Knee.write(knee);
  }
}
