package com.callcat.chaos;

import com.callcat.chaos.ProcessSlot.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Does the processes harm and starts again what it ended. One is always left alone, and only one
/// at a time has to start. What is done to whom is by chance, but of five deeds three are kills.
final class Havoc {
  /// Longer than a lease.
  private static final Duration FREEZE = Duration.ofSeconds(12);

  private static final Duration NOT_NOW = Duration.ofMillis(200);
  private static final int TERMINATED = 143;

  private final Fleet fleet;
  private final Random random;
  private final Duration pause;
  private final InstantSource clock;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread rage = Thread.ofVirtual().unstarted(this::rage);
  private final ExecutorService healing = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Deed> deeds = new ArrayDeque<>();
  private final Queue<Outage> outages = new ConcurrentLinkedQueue<>();
  private final Queue<String> accidents = new ConcurrentLinkedQueue<>();

  /// @param pause from one deed to the next; zero does nobody any harm
  Havoc(Fleet fleet, Random random, Duration pause, InstantSource clock) {
    this.fleet = fleet;
    this.random = random;
    this.pause = pause;
    this.clock = clock;
  }

  /// What can be done to a process.
  enum Deed {
    KILL,
    FREEZE,
    TERMINATE
  }

  /// A process was not there.
  ///
  /// @param until it, or the one after it, was ready
  record Outage(Deed deed, String process, Instant from, Instant until) {
    boolean covers(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(until);
    }

    long millis() {
      return Duration.between(from, until).toMillis();
    }
  }

  void begin() {
    if (!pause.isZero()) {
      rage.start();
    }
  }

  /// Blocks until every process is up again.
  void end() throws InterruptedException {
    over.countDown();
    rage.join();
    healing.close();
  }

  List<Outage> outages() {
    return List.copyOf(outages);
  }

  /// What a process did that it must not do, whatever is done to it.
  List<String> accidents() {
    return List.copyOf(accidents);
  }

  private void rage() {
    try {
      var delay = pause;
      while (!over.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        delay = strike() ? pause : NOT_NOW;
      }
    } catch (InterruptedException interrupted) {
      accidents.add("the havoc was interrupted");
    }
  }

  private boolean strike() {
    var ready = fleet.members(State.READY);
    if (ready.size() < 2 || !fleet.members(State.DOWN).isEmpty()) {
      return false;
    }
    var victim = ready.get(random.nextInt(ready.size()));
    var deed = nextDeed();
    guarded(victim, () -> harm(victim, deed));
    return true;
  }

  private Deed nextDeed() {
    if (deeds.isEmpty()) {
      var bag =
          new ArrayList<>(List.of(Deed.KILL, Deed.KILL, Deed.KILL, Deed.FREEZE, Deed.TERMINATE));
      Collections.shuffle(bag, random);
      deeds.addAll(bag);
    }
    return deeds.remove();
  }

  private void harm(ProcessSlot victim, Deed deed) throws Exception {
    var from = clock.instant();
    switch (deed) {
      case KILL -> victim.kill();
      case FREEZE -> victim.freeze();
      case TERMINATE -> victim.retire();
    }
    healing.execute(() -> guarded(victim, () -> heal(victim, deed, from)));
  }

  private void heal(ProcessSlot victim, Deed deed, Instant from) throws Exception {
    switch (deed) {
      case KILL -> victim.start();
      case FREEZE -> {
        TimeUnit.MILLISECONDS.sleep(FREEZE.toMillis());
        victim.wake();
      }
      case TERMINATE -> {
        var code = victim.terminate();
        if (code != TERMINATED) {
          accidents.add(victim.name() + " ended with " + code + " after SIGTERM");
        }
        victim.start();
      }
    }
    outages.add(new Outage(deed, victim.name(), from, clock.instant()));
  }

  private interface Work {
    void run() throws Exception;
  }

  private void guarded(ProcessSlot member, Work work) {
    try {
      work.run();
    } catch (Exception | AssertionError accident) {
      accidents.add(member.name() + ": " + accident.getMessage());
    }
  }
}
