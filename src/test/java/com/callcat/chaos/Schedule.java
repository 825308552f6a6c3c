package com.callcat.chaos;

import com.callcat.chaos.Numbers.Callee;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The calls of a run: made one after the other over its window, each due some seconds later.
final class Schedule {
  /// Long enough to try another process or two before a call is due.
  private static final int SHORTEST_LEAD_MILLIS = 10_000;

  private static final int LONGEST_LEAD_MILLIS = 22_000;

  private final List<Wanted> calls;
  private final Queue<String> notTaken = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private Schedule(List<Wanted> calls) {
    this.calls = calls;
  }

  /// A call that a client wants.
  ///
  /// @param key its name, by which it is found again
  /// @param madeAfter when it is created, from the beginning of the run
  /// @param dueAfter when it is due, likewise
  record Wanted(String key, int user, Callee callee, Duration madeAfter, Duration dueAfter) {
    private JsonObject body(Instant beginning) {
      return new JsonObject()
          .put("calleeName", "Okafor Dental")
          .put("phoneNumber", callee.number())
          .put("subject", key)
          .put("prompt", "Ask for Thursday. Their number is " + callee.number() + ".")
          .put("scheduledAt", beginning.plus(dueAfter).toEpochMilli());
    }
  }

  static Schedule of(Plan plan, Random random) {
    var callees = new Numbers(random).mix(plan.calls(), plan.waitForLookUps());
    var window = plan.window().toMillis();
    var calls = new ArrayList<Wanted>();
    for (var i = 0; i < callees.size(); i++) {
      var made = window * i / callees.size();
      var due = made + random.nextInt(SHORTEST_LEAD_MILLIS, LONGEST_LEAD_MILLIS);
      calls.add(
          new Wanted(
              "call-" + i,
              i % plan.users(),
              callees.get(i),
              Duration.ofMillis(made),
              Duration.ofMillis(due)));
    }
    return new Schedule(calls);
  }

  List<Wanted> calls() {
    return calls;
  }

  /// Blocks until all are made and the last one is due.
  ///
  /// @param tokens of the users
  void run(Caller caller, List<String> tokens, InstantSource clock) throws Exception {
    var beginning = clock.instant();
    try (var timer = Executors.newSingleThreadScheduledExecutor();
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : calls) {
        var token = tokens.get(call.user());
        at(timer, call.madeAfter(), clients, () -> create(caller, token, call, beginning));
        at(timer, call.dueAfter(), clients, () -> {});
      }
      timer.shutdown();
      timer.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  private static void at(
      ScheduledExecutorService timer, Duration when, ExecutorService clients, Runnable deed) {
    timer.schedule(() -> clients.submit(deed), when.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void create(Caller caller, String token, Wanted call, Instant beginning) {
    try {
      if (!caller.create(token, call.key(), call.body(beginning))) {
        notTaken.add(call.key());
      }
    } catch (InterruptedException | AssertionError failure) {
      failures.add(call.key() + ": " + failure.getMessage());
    }
  }

  /// Calls that no process took in time, though it was asked again and again.
  List<String> notTaken() {
    return List.copyOf(notTaken);
  }

  /// Requests that came to nothing, or were answered as they must not be.
  List<String> failures() {
    return List.copyOf(failures);
  }
}
