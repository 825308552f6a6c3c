package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// What Retell does behind its API: accepts orders and keeps the calls. To be used on one event
/// loop.
final class CallService {
  private static final int ID_BYTES = 12;

  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Journal journal;
  private final PlacedCalls placed;
  private final WebhookSchedule webhooks;
  private final ScriptedRefusals throttle = new ScriptedRefusals();

  CallService(
      SimulatorSettings settings,
      InstantSource clock,
      RandomGenerator random,
      Journal journal,
      PlacedCalls placed,
      WebhookSchedule webhooks) {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.journal = journal;
    this.placed = placed;
    this.webhooks = webhooks;
  }

  /// Continues the calls that an earlier process has placed.
  void recall(List<Entry> entries) {
    var untold = new LinkedHashSet<String>();
    for (var entry : entries) {
      switch (entry) {
        case Entry.Placed(var call) -> {
          placed.add(call);
          untold.add(call.id());
        }
        case Entry.Stopped(var id, var at) -> placed.stop(id, at);
        case Entry.Changed(var id, var changes) -> placed.change(id, changes);
        case Entry.Deleted(var id) -> placed.delete(id);
        case Entry.Told(var id) -> untold.remove(id);
      }
    }
    untold.forEach(webhooks::follow);
  }

  /// Places a call. It is among the placed calls at once, and in the journal before the future
  /// completes.
  ///
  /// @return the call; fails with a [RetellError]
  Future<SimulatedCall> place(Order order) {
    var refusal = throttle.refusal(order);
    if (refusal != null) {
      return Future.failedFuture(refusal);
    }
    if (concurrency() >= settings.concurrencyLimit()) {
      return Future.failedFuture(RetellError.rateLimited());
    }
    var call = new SimulatedCall(newId(), order, now(), settings.durations());
    placed.add(call);
    return journal
        .append(new Entry.Placed(call))
        .onSuccess(written -> webhooks.follow(call.id()))
        .map(call);
  }

  /// Hangs up a call.
  ///
  /// @return fails with a [RetellError] if the call cannot be hung up
  Future<Void> stop(String id) {
    var now = now();
    if (stageAt(find(id), now) != Stage.ONGOING) {
      return Future.failedFuture(RetellError.notOngoing());
    }
    placed.stop(id, now);
    return journal.append(new Entry.Stopped(id, now)).onSuccess(written -> webhooks.advance(id));
  }

  /// Changes the stored data of a call that has ended.
  ///
  /// @return the call; fails with a [RetellError]
  Future<SimulatedCall> update(String id, JsonObject wanted) {
    var call = find(id);
    if (!stageAt(call, now()).over()) {
      return Future.failedFuture(RetellError.notEnded());
    }
    var changes = CallUpdate.of(wanted, call);
    placed.change(id, changes);
    return journal.append(new Entry.Changed(id, changes)).map(written -> find(id));
  }

  /// Deletes a call. It is still in the log of rings.
  Future<Void> delete(String id) {
    find(id);
    placed.delete(id);
    return journal.append(new Entry.Deleted(id));
  }

  /// @throws Refusal if there is no such call
  SimulatedCall find(String id) {
    var call = placed.find(id);
    if (call == null) {
      throw RetellError.notFound();
    }
    return call;
  }

  /// The calls that were not deleted, in the order in which they rang.
  List<SimulatedCall> calls() {
    return placed.all();
  }

  /// All calls that ever rang, in the order in which they rang.
  List<SimulatedCall> rings() {
    return placed.rung();
  }

  int concurrency() {
    return placed.concurrency(clock.instant());
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Stage stageAt(SimulatedCall call, Instant now) {
    return Life.of(call).stageAt(now);
  }

  private String newId() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    var id = "call_" + HexFormat.of().formatHex(bytes);
    return placed.knows(id) ? newId() : id;
  }
}
