package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.StoreRequest.Lease;
import com.callcat.bus.StoreRequest.ReadLease;
import com.callcat.bus.StoreRequest.TakeLease;
import com.callcat.bus.Timers;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Elects the leader among the processes that use the same tables. Only the leader dispatches, so
/// that lines are counted in one place and users take turns over the whole cluster. The leader
/// renews its lease every second by raising its counter. A process takes over when it has seen no
/// renewal for longer than a leader relies on its lease. If two processes believe to be the leader
/// for a moment, this does no harm, because each call is claimed by a conditional write.
final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration CHECK_PERIOD = Duration.ofMillis(250);
  private static final Duration RENEWAL_PERIOD = Duration.ofSeconds(1);

  /// How long after a renewal a leader relies on having the lease.
  private static final Duration TRUSTED = Duration.ofSeconds(3);

  /// How long after the last renewal a lease expires, so that another process takes it.
  private static final Duration EXPIRY = Duration.ofSeconds(4);

  /// How long a process that stops tries to release the lease.
  private static final Duration RESIGN_TIMEOUT = Duration.ofSeconds(2);

  private final Bus bus;
  private final Timers timers;
  private final String process;
  private final Listener listener;
  private @Nullable Lease mine;
  private Duration renewedAt = Duration.ZERO;
  private @Nullable Lease seen;
  private Duration seenSince = Duration.ZERO;
  private Future<?> turn = Future.succeededFuture();
  private boolean resigned;

  /// Is told when this process becomes the leader, and when it stops being it.
  interface Listener {
    void gained();

    void lost();
  }

  /// @param process a name that no other process has, now or later
  Leadership(Bus bus, Timers timers, String process, Listener listener) {
    this.bus = bus;
    this.timers = timers;
    this.process = process;
    this.listener = listener;
  }

  void start() {
    timers.every(CHECK_PERIOD, this::tick);
    tick();
  }

  /// Whether this process has the lease, as far as it knows.
  boolean holds() {
    return mine != null && !resigned;
  }

  /// Whether this process may start calls at this instant.
  boolean leads() {
    return holds() && since(renewedAt).compareTo(TRUSTED) < 0;
  }

  /// Which process leads, as far as this one knows.
  @Nullable String leader() {
    if (mine != null) {
      return process;
    }
    return seen == null ? null : seen.holder();
  }

  /// Releases the lease and does not try to get it again. Succeeds even if the store cannot be
  /// reached.
  Future<?> resign() {
    resigned = true;
    var given = turn.transform(before -> give(mine)).otherwiseEmpty();
    return Future.any(given, timers.pause(RESIGN_TIMEOUT));
  }

  private Future<?> give(@Nullable Lease lease) {
    if (lease == null) {
      return Future.succeededFuture();
    }
    lose();
    return bus.ask(new TakeLease(lease, null));
  }

  private void tick() {
    if (turn.isComplete() && !resigned) {
      turn = mine == null ? watch() : renew(mine);
    }
  }

  private Future<?> renew(Lease lease) {
    var now = timers.elapsed();
    if (since(renewedAt).compareTo(RENEWAL_PERIOD) < 0) {
      return Future.succeededFuture();
    }
    return take(lease, now)
        .onFailure(
            failure -> {
              if (overtaken(failure) || since(renewedAt).compareTo(EXPIRY) >= 0) {
                lose();
              }
            });
  }

  private Future<?> watch() {
    return bus.ask(new ReadLease()).compose(this::judge);
  }

  private Future<?> judge(Lease lease) {
    var now = timers.elapsed();
    if (!lease.equals(seen)) {
      seen = lease;
      seenSince = now;
    }
    var free = lease.holder() == null || since(seenSince).compareTo(EXPIRY) >= 0;
    return free && !resigned
        ? take(lease, now).onSuccess(taken -> gain())
        : Future.succeededFuture();
  }

  /// The lease counts from the moment before the request, because the answer may have taken long.
  private Future<Lease> take(Lease lease, Duration askedAt) {
    return bus.ask(new TakeLease(lease, process))
        .onSuccess(
            taken -> {
              mine = taken;
              renewedAt = askedAt;
            });
  }

  private void gain() {
    if (resigned) {
      return;
    }
    LOG.info("this process dispatches from now on");
    listener.gained();
  }

  private void lose() {
    LOG.info("this process does not dispatch any more");
    mine = null;
    seen = null;
    listener.lost();
  }

  private Duration since(Duration then) {
    return timers.elapsed().minus(then);
  }

  private static boolean overtaken(Throwable failure) {
    return ProblemException.is(Problem.Conflict.class, failure);
  }
}
