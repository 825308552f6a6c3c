package com.callcat.dispatch;

import com.callcat.bus.Bus;
import com.callcat.bus.CallChanged;
import com.callcat.bus.DueCall;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.StoreRequest;
import com.callcat.call.CallKey;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that every call is looked at when it is due. What is due soon has a timer in memory;
/// the rest is found by the index, and so is everything after a start. A timer too many, or one for
/// a call that has changed meanwhile, does no harm: the handler reads the truth.
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int MOST_DUE = 10_000;
  private static final int LINE_CHECK_EVERY = 2;

  private final Vertx vertx;
  private final Bus bus;
  private final Duration poll;
  private final Lines lines;
  private final Alarms alarms;
  private final Set<CallKey> inHand = new HashSet<>();
  private boolean polling;
  private long polls;

  Dispatcher(Vertx vertx, Config.Dispatch settings, InstantSource clock) {
    this.vertx = vertx;
    this.bus = Bus.of(vertx);
    this.poll = Duration.ofSeconds(settings.pollSeconds());
    this.lines = new Lines(settings.maxConcurrentCalls());
    this.alarms = new Alarms(vertx, clock, poll.multipliedBy(3), this::ring);
  }

  Future<?> start() {
    vertx.setPeriodic(poll.toMillis(), timer -> poll());
    return bus.onCallChanged(this::changed).onSuccess(listening -> poll());
  }

  private void changed(CallChanged change) {
    var call = change.call();
    var key = call.key();
    lines.withdraw(key);
    if (!change.deleted() && call.occupiesLine()) {
      lines.occupy(key);
    } else {
      release(key);
    }
    var due = change.deleted() ? null : call.due();
    if (due == null) {
      alarms.cancel(key);
    } else {
      expect(new DueCall(key, due));
    }
  }

  private void expect(DueCall call) {
    if (!inHand.contains(call.key()) && !lines.waiting(call.key())) {
      alarms.set(call);
    }
  }

  private void poll() {
    if (polling) {
      return;
    }
    polling = true;
    bus.ask(new StoreRequest.FindDue(alarms.horizon(), MOST_DUE))
        .onSuccess(found -> found.calls().forEach(this::expect))
        .onFailure(failure -> LOG.warn("what is due could not be read; it is tried again"))
        .onComplete(done -> polling = false);
    if (polls++ % LINE_CHECK_EVERY == 0) {
      lines.taken().forEach(this::checkLine);
    }
  }

  private void ring(DueCall call) {
    if (call.due().purpose() == Purpose.DIAL) {
      lines.queue(call.key());
      startWaiting();
    } else {
      handOver(call.key());
    }
  }

  private void startWaiting() {
    for (var next = lines.next(); next != null; next = lines.next()) {
      handOver(next);
    }
  }

  private void handOver(CallKey key) {
    if (!inHand.add(key)) {
      return;
    }
    bus.ask(new HandlerRequest.Due(key))
        .onComplete(
            answer -> {
              inHand.remove(key);
              if (answer.succeeded() && answer.result() == LineUse.NO_LINE) {
                release(key);
              }
            });
  }

  private void release(CallKey key) {
    if (lines.release(key)) {
      startWaiting();
    }
  }

  /// A message that says a line is free may be lost, so taken lines are checked now and then.
  private void checkLine(CallKey key) {
    bus.ask(new StoreRequest.Find(key))
        .onComplete(
            answer -> {
              if (answer.succeeded() ? !answer.result().occupiesLine() : gone(answer.cause())) {
                release(key);
              }
            });
  }

  private static boolean gone(Throwable failure) {
    return failure instanceof ProblemException known && known.problem() instanceof Problem.NotFound;
  }
}
