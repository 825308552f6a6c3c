package com.callcat.chaos;

import com.callcat.chaos.Havoc.Outage;
import com.callcat.chaos.WebhookFront.Wait;
import com.callcat.testing.Eventually;
import com.callcat.testing.FaultyDynamoDb;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One run from empty databases to the last final state, and all that was seen in it.
///
/// @param accidents what a process did that it must not do
/// @param exits the exit codes of the processes at the end
/// @param webhooks how long the processes took to store each
/// @param traffic what went between the client, the processes and Retell, in words
record Run(
    Schedule schedule,
    Outcomes outcomes,
    List<Outage> outages,
    List<String> accidents,
    List<Integer> exits,
    List<Wait> webhooks,
    String traffic) {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration OFTEN = Duration.ofMillis(500);
  private static final Duration SELDOM = Duration.ofSeconds(8);

  static Run of(Plan plan, Schedule schedule, Random random, Path logs) throws Exception {
    var vertx = Vertx.vertx();
    var retell = Retell.start(vertx, new Random(random.nextLong()));
    var front = WebhookFront.start(vertx, CLOCK);
    var dynamoDb =
        plan.havoc().isZero()
            ? TestDynamoDb.endpoint()
            : FaultyDynamoDb.unreliable(vertx, plan.seed());
    try (var fleet = Fleet.start(plan.processes(), logs, dynamoDb, retell.url(), front.url())) {
      front.lead(fleet);
      var havoc = new Havoc(fleet, new Random(random.nextLong()), plan.havoc(), CLOCK);
      var stage = new Stage(plan, schedule, retell, new Logs(logs), new Caller(fleet));
      var outcomes = stage.play(havoc);
      var exits = fleet.terminate();
      var traffic =
          "requests repeated %d, webhooks led to another process %d"
              .formatted(stage.caller().repeated(), front.passedOver());
      return new Run(
          schedule, outcomes, havoc.outages(), havoc.accidents(), exits, front.waits(), traffic);
    } finally {
      vertx.close().await();
    }
  }

  RunFigures figures() {
    return new RunFigures(this);
  }

  /// Where the clients act.
  private record Stage(Plan plan, Schedule schedule, Retell retell, Logs logs, Caller caller) {
    Outcomes play(Havoc havoc) throws Exception {
      var tokens = register();
      havoc.begin();
      try {
        schedule.run(caller, tokens, CLOCK);
      } finally {
        havoc.end();
      }
      awaitEnd(tokens);
      return outcomes(tokens, List.of());
    }

    private List<String> register() throws InterruptedException {
      var tokens = new ArrayList<String>();
      for (var user = 0; user < plan.users(); user++) {
        tokens.add(caller.register("user" + user + "@example.com"));
      }
      return tokens;
    }

    /// A failure to end is found by who compares the outcomes.
    private void awaitEnd(List<String> tokens) throws Exception {
      try {
        Eventually.until(
            plan.patience(),
            plan.waitForLookUps() ? SELDOM : OFTEN,
            () -> outcomes(tokens, List.of("SCHEDULED", "IN_PROGRESS")),
            this::settled);
      } catch (AssertionError late) {
        System.out.println("not all calls end within " + plan.patience());
      }
    }

    private boolean settled(Outcomes open) {
      return plan.waitForLookUps() ? open.all().isEmpty() : open.lost().isEmpty();
    }

    private Outcomes outcomes(List<String> tokens, List<String> statuses) throws Exception {
      var shown = new ArrayList<JsonObject>();
      for (var token : tokens) {
        if (statuses.isEmpty()) {
          shown.addAll(caller.list(token, null));
        }
        for (var status : statuses) {
          shown.addAll(caller.list(token, status));
        }
      }
      return Outcomes.of(schedule.calls(), shown, retell.rings(), logs.lookedUp());
    }
  }
}
