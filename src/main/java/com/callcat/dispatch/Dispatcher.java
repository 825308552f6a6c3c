package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.DispatchRequest;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.DueCall;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.bus.StoreRequest.Occupied;
import com.callcat.bus.Timers;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.config.Config;
import com.callcat.metrics.DispatchMetrics;
import com.callcat.metrics.DispatchMetrics.LeaderChange;
import com.callcat.metrics.DispatchMetrics.ScanOutcome;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has every call processed when it is due, as long as this process is the leader. A call that is
/// due soon has a timer in memory. All others are found by polling the index, and so is every call
/// after a start. A timer that is superfluous, or whose call has changed meanwhile, does no harm,
/// because the handler reads the call from the database.
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LIMIT_CHECK = Duration.ofSeconds(30);
  private static final Duration MEASURE = Duration.ofSeconds(1);
  private static final Duration PROBE_CHECK = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CATCH_UP = Duration.ofMillis(400);
  private static final int CATCH_UP_TIMES = 5;

  /// Longer than the time until any call that takes up a line is due again, so that a read of what
  /// is due before then finds all of these calls.
  private static final Duration LINE_HORIZON = Duration.ofMinutes(10);

  private final Bus bus;
  private final Timers timers;
  private final InstantSource clock;
  private final String process;
  private final CallAssigner assigner;
  private final DueTimers dueTimers;
  private final Leadership leadership;
  private final Members members;
  private final List<DueScan> scans;
  private final Duration poll;
  private final DispatchMetrics metrics;
  private boolean counted;
  private boolean polling;
  private boolean stopping;

  /// @param process a name that no other process has, now or later
  public Dispatcher(
      Bus bus,
      Timers timers,
      InstantSource clock,
      Config.Dispatch settings,
      String process,
      DispatchMetrics metrics) {
    this.bus = bus;
    this.timers = timers;
    this.clock = clock;
    this.process = process;
    this.metrics = metrics;
    this.poll = Duration.ofSeconds(settings.pollSeconds());
    this.dueTimers = new DueTimers(timers, clock, poll.multipliedBy(3), this::fire);
    this.leadership = new Leadership(bus, timers, process, new Lead());
    this.members = new Members(bus, timers, process, leadership::leader);
    this.assigner = new CallAssigner(bus, clock, settings, members, this::active);
    this.scans =
        IntStream.range(0, FindDue.SHARDS)
            .mapToObj(shard -> new DueScan(bus, clock, shard, this::active, this::found))
            .toList();
  }

  public Future<?> start() {
    timers.every(poll, this::poll);
    timers.every(LIMIT_CHECK, this::readLimit);
    timers.every(MEASURE, this::measure);
    timers.every(PROBE_CHECK, assigner::probe);
    return Future.all(
            bus.onCallWritten(this::changedHere),
            bus.onTold(process, CallWritten.class, this::changed),
            bus.onProviderHealth(this::heardHere),
            bus.onTold(process, ProviderHealth.class, assigner::hear),
            members.start(),
            bus.serve(DispatchRequest.ADDRESS, DispatchRequest.class, this::answer))
        .onSuccess(listening -> leadership.start());
  }

  /// Gives up the lease, so that another process takes over at once.
  public Future<?> stop() {
    stopping = true;
    members.stop();
    return leadership.resign();
  }

  private Future<Dispatching> answer(DispatchRequest<?> request) {
    return switch (request) {
      case DispatchRequest.ReadDispatching() -> Future.succeededFuture(assigner.standing(active()));
    };
  }

  private void measure() {
    metrics.leader.set(active() ? 1 : 0);
    assigner.measure(metrics);
  }

  /// What this process does when it becomes the leader, and when it stops being it.
  private final class Lead implements Leadership.Listener {
    @Override
    public void gained() {
      metrics.leaderChanges.of(LeaderChange.GAINED).increment();
      assigner.readLimit();
      countLines();
    }

    @Override
    public void lost() {
      metrics.leaderChanges.of(stopping ? LeaderChange.RESIGNED : LeaderChange.LOST).increment();
      showDue(List.of());
      counted = false;
      assigner.clear();
      dueTimers.clear();
    }
  }

  /// Counts the calls in progress that the former leader has started. No call is started before
  /// that is done.
  private void countLines() {
    if (!leadership.holds()) {
      return;
    }
    bus.ask(new StoreRequest.FindOccupied(clock.instant().plus(LINE_HORIZON)))
        .onSuccess(
            occupied -> {
              occupied.calls().forEach(call -> assigner.occupy(call.key()));
              counted = true;
              catchUp();
            })
        .onFailure(
            failure -> {
              LOG.warn("the lines that are taken could not be counted; it is tried again");
              timers.after(RETRY, this::countLines);
            });
  }

  /// Polls several times in a row. Changes that were written just before this process became the
  /// leader were reported to the former one, and the index may be behind.
  private void catchUp() {
    poll();
    for (var times = 1; times <= CATCH_UP_TIMES; times++) {
      timers.after(CATCH_UP.multipliedBy(times), this::poll);
    }
  }

  private boolean active() {
    return counted && leadership.leads();
  }

  private void readLimit() {
    if (leadership.leads()) {
      assigner.readLimit();
    }
  }

  private void changedHere(CallWritten change) {
    if (leadership.holds()) {
      changed(change);
    } else {
      toLeader(leader -> bus.tell(leader, change));
    }
  }

  /// A failure of Retell is published to all processes, so that the next leader knows of it. A
  /// success is only of interest to the leader.
  private void heardHere(ProviderHealth health) {
    assigner.hear(health);
    if (health == ProviderHealth.WELL && !leadership.holds()) {
      toLeader(leader -> bus.tell(leader, health));
    }
  }

  private void toLeader(Consumer<String> message) {
    var leader = leadership.leader();
    if (leader != null) {
      message.accept(leader);
    }
  }

  private void changed(CallWritten change) {
    if (!leadership.holds()) {
      return;
    }
    assigner.changed(change);
    if (change.due() == null) {
      dueTimers.cancel(change.key());
    } else {
      expect(new DueCall(change.key(), change.due()));
    }
  }

  /// Sets no timer for a call that is being processed and due already: the index may show it as it
  /// was before.
  private void expect(DueCall call) {
    if (!assigner.hasInWork(call.key()) || call.due().at().isAfter(clock.instant())) {
      dueTimers.set(call);
    }
  }

  private void poll() {
    if (polling || !active()) {
      return;
    }
    polling = true;
    var horizon = dueTimers.horizon();
    var due = Future.join(scans.stream().map(scan -> scan.scan(horizon)).toList());
    Future.join(due, readOccupied())
        .onComplete(done -> polling = false)
        .onFailure(failure -> LOG.warn("what is due could not be read; it is tried again"))
        .onComplete(read -> scanned(read.succeeded(), due));
    assigner.expireWaiting();
    assigner.startWaiting();
  }

  private void scanned(boolean succeeded, CompositeFuture due) {
    metrics.dueScans.of(succeeded ? ScanOutcome.READ : ScanOutcome.FAILED).increment();
    if (succeeded && leadership.holds()) {
      metrics.lastDueScan.set(clock.millis() / 1_000.0);
      showDue(due.<List<DueCall>>list().stream().flatMap(List::stream).toList());
    }
  }

  /// Updates the metrics of the calls that are overdue, given all that the index has.
  private void showDue(List<DueCall> known) {
    var now = clock.instant();
    var due =
        known.stream()
            .map(DueCall::due)
            .filter(each -> each.purpose() == Purpose.DIAL && !each.at().isAfter(now))
            .map(Due::at)
            .toList();
    metrics.dueCalls.set(due.size());
    metrics.oldestDue.set(Ages.oldest(due.stream(), now));
  }

  /// Reads which calls take up a line, because a message that a line is free may be lost.
  private Future<Occupied> readOccupied() {
    return bus.ask(new StoreRequest.FindOccupied(clock.instant().plus(LINE_HORIZON)))
        .onSuccess(
            occupied -> {
              if (active()) {
                occupied.calls().forEach(this::found);
                assigner.checkLines(occupied.calls());
              }
            });
  }

  /// Calls of a backlog get no timer. There is no room for most of them in the queue, and the next
  /// scan finds them again.
  private void found(DueCall call) {
    if (call.due().at().isAfter(clock.instant())) {
      dueTimers.set(call);
    } else if (!assigner.hasInWork(call.key())) {
      dueTimers.cancel(call.key());
      fire(call);
    }
  }

  private void fire(DueCall call) {
    if (call.due().purpose() == Purpose.DIAL) {
      assigner.dial(call);
    } else if (active()) {
      assigner.handOver(call.key());
    }
  }
}
