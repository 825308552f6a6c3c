package com.callcat.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.repeat;

import java.util.List;
import java.util.Map;

/// People with the client app, who arrive at a constant rate whatever the program does. Before them
/// one of them is alone, to compare with.
public final class ClientApp extends Load {
  private static final int TIMES_SLOWER = 5;

  /// A p99 of a few milliseconds is all noise.
  private static final int LEAST_ALONE_MILLIS = 5;

  private static final int VISITS_ALONE = 50;
  private static final List<String> REQUESTS =
      List.of(Api.LIST, Api.PAGE, Api.CREATE, Api.GET, Api.EDIT, Api.CANCEL, Api.DELETE);

  private final Samples alone = new Samples();

  public ClientApp() {
    super(Map.of("perSecond", 10, "seconds", 120));
    var single = new Visits(feeders, Api.strict(alone));
    var crowd = new Visits(feeders, Api.strict(samples));
    run(
        settings.length(),
        REQUESTS,
        before(
            preparing("alone", repeat(VISITS_ALONE).on(single.hurry()))
                .injectOpen(rampUsers(1).during(1))
                .andThen(
                    scenario("client app", crowd.visit())
                        .injectOpen(
                            constantUsersPerSec(settings.perSecond()).during(settings.length())))));
  }

  @Override
  void judge() {
    for (var request : REQUESTS) {
      var before = alone.times(sample -> sample.request().equals(request));
      var under = samples.times(sample -> sample.request().equals(request));
      verdicts.figure(request + ", alone", before);
      verdicts.figure(request + ", under load", under);
      verdicts.atMost(
          request + ": p99 within 5 times that alone, ms",
          under.p99(),
          TIMES_SLOWER * Math.max(before.p99(), LEAST_ALONE_MILLIS));
    }
  }
}
