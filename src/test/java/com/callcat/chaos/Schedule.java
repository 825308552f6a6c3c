package com.callcat.chaos;

import com.callcat.chaos.CalleeNumbers.Callee;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The calls of a run: made one after the other over its window, or as slowly as the processes take
/// them, and each due some seconds after it was made.
final class Schedule {
  /// Long enough to try another process or two before a call is due.
  private static final int SHORTEST_LEAD_MILLIS = 10_000;

  private static final int LONGEST_LEAD_MILLIS = 22_000;
  private static final int CLIENTS = 8;
  private static final String STEADY = "steady-";
  private static final String RUSH = "rush-";

  private final List<Wanted> calls;
  private final Queue<String> notTaken = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Instant> lastDue = new AtomicReference<>(Instant.EPOCH);

  private Schedule(List<Wanted> calls) {
    this.calls = calls;
  }

  /// A call that a client wants.
  ///
  /// @param key its name, by which it is found again
  /// @param madeAfter when it is created, from the beginning of the run
  /// @param lead from then until it is due
  record Wanted(String key, int user, Callee callee, Duration madeAfter, Duration lead) {
    boolean rushes() {
      return key.startsWith(RUSH);
    }

    private JsonObject body(Instant due) {
      return new JsonObject()
          .put("calleeName", "Okafor Dental")
          .put("phoneNumber", callee.number())
          .put("subject", key)
          .put("prompt", "Ask for Thursday. Their number is " + callee.number() + ".")
          .put("scheduledAt", due.toEpochMilli());
    }
  }

  static Schedule of(Plan plan, Random random) {
    var callees = new CalleeNumbers(random).mix(plan.calls(), plan.waitForLookUps());
    var window = plan.window().toMillis();
    var calls = new ArrayList<Wanted>();
    for (var i = 0; i < callees.size(); i++) {
      var made = Duration.ofMillis(window * i / callees.size());
      var lead = Duration.ofMillis(random.nextInt(SHORTEST_LEAD_MILLIS, LONGEST_LEAD_MILLIS));
      calls.add(new Wanted("call-" + i, i % plan.users(), callees.get(i), made, lead));
    }
    return new Schedule(calls);
  }

  /// Half of the calls are made and due one after the other, the other half are all due in the
  /// second that begins at an instant after that. All are answered.
  ///
  /// @param rush from the beginning of the run to that second
  static Schedule steadyThenRush(Plan plan, Duration rush, Random random) {
    var callees = new CalleeNumbers(random);
    var calls = new ArrayList<Wanted>();
    for (var i = 0; i < plan.calls(); i++) {
      var made = plan.window().multipliedBy(i).dividedBy(plan.calls());
      var rushes = i % 2 == 1;
      var lead =
          rushes
              ? rush.minus(made).plusMillis(random.nextInt(1000))
              : Duration.ofMillis(SHORTEST_LEAD_MILLIS);
      var key = (rushes ? RUSH : STEADY) + i;
      calls.add(new Wanted(key, i % plan.users(), callees.callee(Fate.ANSWERED), made, lead));
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
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
        var made = new ArrayList<Future<?>>();
        for (var call : calls) {
          Runnable create = () -> create(caller, tokens.get(call.user()), call, clock);
          var delay = call.madeAfter().toMillis();
          made.add(timer.schedule(() -> clients.execute(create), delay, TimeUnit.MILLISECONDS));
        }
        made.getLast().get();
      }
      var left = Duration.between(clock.instant(), lastDue.get()).toMillis();
      timer.schedule(() -> {}, left, TimeUnit.MILLISECONDS).get();
    }
  }

  private void create(Caller caller, String token, Wanted call, InstantSource clock) {
    var due = clock.instant().plus(call.lead());
    lastDue.accumulateAndGet(due, (one, other) -> one.isAfter(other) ? one : other);
    try {
      if (!caller.create(token, call.key(), call.body(due))) {
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
