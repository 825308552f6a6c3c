package com.callcat.dispatch;

import com.callcat.bus.Bulkhead;
import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.DueCall;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.Priority;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.Concurrency;
import com.callcat.bus.RetellRequest.ReadConcurrency;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Attempt.Phase;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Due.Purpose;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.metrics.DispatchMetrics;
import com.callcat.metrics.DispatchMetrics.BreakerReason;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands calls that are due to the processes. A call that is to be dialled is handed over when a
/// line is free, it is its user's turn and the breaker allows it; any other call at once.
final class CallAssigner {
  private static final Logger LOG = LoggerFactory.getLogger(CallAssigner.class);
  private static final int MOST_EXPIRED_AT_ONCE = 1_000;
  private static final int MOST_CHECKED = 50;

  /// How many calls are processed at the same time: enough to dial thousands in a second, and few
  /// enough not to overload a busy database.
  private static final int MOST_IN_HAND = 100;

  private final Bus bus;
  private final InstantSource clock;
  private final Config.Dispatch settings;
  private final Members members;
  private final BooleanSupplier active;
  private final Lines lines;
  private final Breaker breaker = new Breaker();
  private final Set<CallKey> inHand = new HashSet<>();
  private final Bulkhead bulkhead = new Bulkhead(MOST_IN_HAND);

  /// The single call that the half-open breaker let through last.
  private @Nullable CallKey trial;

  /// @param members the processes that calls are handed to
  /// @param active whether calls may be started at this instant
  CallAssigner(
      Bus bus,
      InstantSource clock,
      Config.Dispatch settings,
      Members members,
      BooleanSupplier active) {
    this.bus = bus;
    this.clock = clock;
    this.settings = settings;
    this.members = members;
    this.active = active;
    this.lines = new Lines(settings.maxConcurrentCalls());
  }

  /// Reads the account's limit from Retell. The lower one of this and the configured limit is used
  /// from then on.
  void readLimit() {
    askLimit()
        .onFailure(failure -> LOG.warn("Retell's limit could not be read; it stays as it was"));
  }

  private Future<Concurrency> askLimit() {
    return bus.ask(new ReadConcurrency())
        .onSuccess(
            allowed -> lines.limit(Math.min(settings.maxConcurrentCalls(), allowed.calls())));
  }

  /// While the breaker is open: sends Retell a request that rings nobody, if it is time for that.
  void probe() {
    if (breaker.beginProbe(clock.instant())) {
      askLimit()
          .onComplete(
              answer -> {
                breaker.probed(answer.succeeded(), clock.instant());
                startWaiting();
              });
    }
  }

  void hear(ProviderHealth health) {
    trial = null;
    breaker.report(health, clock.instant());
    probe();
    startWaiting();
  }

  Dispatching standing(boolean leads) {
    return new Dispatching(leads, breaker.isOpen(), lines.limit(), lines.taken(), lines.waiting());
  }

  /// Updates the metrics of the lines and the breaker.
  void measure(DispatchMetrics metrics) {
    metrics.linesLimit.set(lines.limit());
    metrics.linesTaken.set(lines.taken());
    metrics.callsWaiting.set(lines.waiting());
    metrics.unknownOutcomes.set(lines.unknown().size());
    metrics.oldestUnknown.set(Ages.oldest(lines.unknown().stream(), clock.instant()));
    var reason = breaker.reason();
    show(metrics, BreakerReason.ACCOUNT_REFUSED, reason == ProviderHealth.ACCOUNT_REFUSED);
    show(metrics, BreakerReason.FAILING, reason == ProviderHealth.FAILING);
  }

  private static void show(DispatchMetrics metrics, BreakerReason reason, boolean open) {
    metrics.breakerOpen.of(reason).set(open ? 1 : 0);
  }

  /// Forgets everything but the state of the breaker.
  void clear() {
    lines.clear();
  }

  void occupy(CallKey key) {
    lines.occupy(key);
  }

  void changed(CallWritten change) {
    lines.withdraw(change.key());
    if (change.occupiesLine()) {
      lines.occupy(change.key());
    } else {
      release(change.key());
    }
  }

  /// Whether the call waits for a line or is being processed.
  boolean hasInWork(CallKey key) {
    return inHand.contains(key) || lines.waiting(key);
  }

  /// Dials the call as soon as a line is free and it is its user's turn.
  void dial(DueCall call) {
    lines.queue(call);
    startWaiting();
  }

  /// Takes the calls that have waited until it is too late to dial them out of the queue, and has
  /// them expired. That needs no line.
  void expireWaiting() {
    var tooLate = clock.instant().minusSeconds(settings.allowedLatenessSeconds());
    for (var key : lines.dueBefore(tooLate, MOST_EXPIRED_AT_ONCE)) {
      lines.withdraw(key);
      handOver(key);
    }
  }

  void startWaiting() {
    while (active.getAsBoolean() && lines.ready() && breaker.allows(clock.instant())) {
      var next = lines.next();
      if (next != null) {
        trial = breaker.isHalfOpen() ? next : null;
        handOver(next);
      }
    }
  }

  /// Has a process handle the call now.
  void handOver(CallKey key) {
    if (!inHand.add(key)) {
      return;
    }
    bulkhead
        .take(() -> members.lookAt(new HandlerRequest.Due(key)))
        .onComplete(
            answer -> {
              inHand.remove(key);
              lookedAt(key, answer);
            });
  }

  /// A process that did not answer may have claimed the call all the same, so the call is read.
  private void lookedAt(CallKey key, AsyncResult<LineUse> answer) {
    if (answer.failed()) {
      checkLine(key);
    } else if (answer.result() == LineUse.NO_LINE) {
      release(key);
    }
  }

  /// If the single call of the half-open breaker frees its line, no request was sent to Retell for
  /// it.
  private void release(CallKey key) {
    if (key.equals(trial)) {
      trial = null;
      breaker.notTried(clock.instant());
    }
    if (lines.release(key)) {
      startWaiting();
    }
  }

  /// Reads a few calls to correct the count of lines: those that take up a line here but not in the
  /// index, and those that may be waiting for a look-up because the answer of Retell was lost.
  ///
  /// @param occupied all calls that take up a line according to the index
  void checkLines(List<DueCall> occupied) {
    var known = occupied.stream().map(DueCall::key).collect(Collectors.toSet());
    var settling =
        occupied.stream()
            .filter(call -> call.due().purpose() == Purpose.SETTLE)
            .map(DueCall::key)
            .collect(Collectors.toSet());
    lines.retainUnknown(settling);
    lines.takenBut(known, MOST_CHECKED).stream()
        .filter(key -> !inHand.contains(key)) // it may not have been claimed yet
        .forEach(this::checkLine);
    settling.stream().limit(MOST_CHECKED).forEach(this::checkLine);
  }

  private void checkLine(CallKey key) {
    bus.ask(new StoreRequest.Find(key), Priority.UPKEEP)
        .onComplete(
            answer -> {
              if (answer.succeeded() ? !answer.result().occupiesLine() : gone(answer.cause())) {
                release(key);
              } else if (answer.succeeded()) {
                lines.unknown(key, unknownSince(answer.result()));
              }
            });
  }

  private static @Nullable Instant unknownSince(Call call) {
    var attempt = call.attempt();
    return attempt != null && call.held() && attempt.phase() == Phase.UNKNOWN
        ? attempt.since()
        : null;
  }

  private static boolean gone(Throwable failure) {
    return failure instanceof ProblemException known && known.problem() instanceof Problem.NotFound;
  }
}
