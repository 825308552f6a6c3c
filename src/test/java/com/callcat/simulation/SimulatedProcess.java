package com.callcat.simulation;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Timers;
import com.callcat.bus.UserRequest;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.dispatch.Dispatcher;
import com.callcat.handler.CallHandlers;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The real engine of one process in simulated surroundings. It can be killed at any instant. It
/// can also be halted: everything that happens meanwhile reaches it at once when it goes on.
final class SimulatedProcess implements Timers {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int POLL_SECONDS = 5;

  /// How much the clock of a machine may be wrong, although it is synchronised.
  private static final int SKEW_MILLIS = 50;

  private static final ProgramMetrics METRICS = UnseenMetrics.create();

  private final SimulatedWorld world;
  private final String name;
  private final SimulatedBus bus;
  private final List<CallHandlers> handlers = new ArrayList<>();
  private final Dispatcher dispatcher;
  private final Map<CallKey, Call> copies = new HashMap<>();
  private boolean alive = true;
  private Instant haltedUntil = Instant.MIN;
  private boolean hanging;

  /// @param lines how many calls may run at a time
  SimulatedProcess(SimulatedWorld world, String name, int lines, long seed) {
    this.world = world;
    this.name = name;
    bus = new SimulatedBus(world, this);
    var settings = new Config.Dispatch(lines, 3600, (int) LEASE.toSeconds(), POLL_SECONDS, null);
    var random = new Random(seed);
    var skew = Duration.ofMillis(random.nextInt(-SKEW_MILLIS, SKEW_MILLIS + 1));
    InstantSource clock = () -> world.time().instant().plus(skew);
    dispatcher = new Dispatcher(bus, this, clock, settings, name, METRICS.dispatch);
    for (var lane = 0; lane < HandlerRequest.LANES; lane++) {
      var made = new CallHandlers(bus, this, Calls.RULES, LEASE, clock, random, METRICS.calls);
      bus.serve(HandlerRequest.address(lane), HandlerRequest.class, made::answer);
      bus.onCallWritten(change -> made.written(change.key(), change.version()));
      handlers.add(made);
    }
    bus.serve("users", UserRequest.RecallPreferences.class, request -> preferences());
  }

  private Future<Preferences> preferences() {
    return world.luck().has(world.weather().usersAway())
        ? Future.failedFuture(new ProblemException(new Problem.Unavailable("users")))
        : Future.succeededFuture(Preferences.DEFAULT);
  }

  void start() {
    dispatcher.start();
  }

  SimulatedBus bus() {
    return bus;
  }

  /// The copies of calls in its store's memory.
  Map<CallKey, Call> copies() {
    return copies;
  }

  boolean alive() {
    return alive;
  }

  boolean works() {
    return alive && !halted();
  }

  private boolean halted() {
    return world.time().instant().isBefore(haltedUntil);
  }

  void kill() {
    alive = false;
  }

  void halt(Duration time) {
    haltedUntil = world.time().instant().plus(time);
  }

  /// From now on the process lives, but does not answer other processes.
  SimulatedProcess hang() {
    hanging = true;
    return this;
  }

  boolean hangs() {
    return hanging;
  }

  /// The planned stop.
  Future<Void> terminate() {
    return dispatcher
        .stop()
        .compose(resigned -> Future.all(handlers.stream().map(CallHandlers::stop).toList()))
        .onComplete(stopped -> kill())
        .mapEmpty();
  }

  @Override
  public Timer after(Duration delay, Runnable deed) {
    return world.time().in(delay, () -> run(deed))::strikeOff;
  }

  @Override
  public Duration elapsed() {
    return Duration.between(Instant.EPOCH, world.time().instant());
  }

  /// Runs a task, or lets it wait while the process is halted.
  private void run(Runnable deed) {
    if (alive && halted()) {
      world.time().at(haltedUntil, () -> run(deed));
    } else if (alive) {
      deed.run();
    }
  }

  @Override
  public Timer every(Duration period, Runnable deed) {
    var periodic = new Periodic(period, deed);
    periodic.next();
    return periodic;
  }

  private final class Periodic implements Timer {
    private final Duration period;
    private final Runnable deed;
    private boolean cancelled;

    Periodic(Duration period, Runnable deed) {
      this.period = period;
      this.deed = deed;
    }

    void next() {
      after(period, this::fire);
    }

    private void fire() {
      if (!cancelled) {
        next();
        deed.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
