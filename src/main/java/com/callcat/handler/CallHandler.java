package com.callcat.handler;

import com.callcat.bus.CallerContext;
import com.callcat.bus.Deadline;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import com.callcat.call.Effect;
import com.callcat.call.EndReason;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.Transition;
import com.callcat.log.CallLine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The state handler of one call. It takes the call's events one at a time, has the rules decide,
/// stores the result by a conditional write, and then acts. It caches the call until Retell has
/// reported everything about it. If another process has written the call meanwhile, the conditional
/// write fails, and the handler decides the event again on what is stored.
final class CallHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CallHandler.class);
  private static final int MOST_WAITING = 100;
  private static final int MOST_TRIES = 10;
  private static final Duration FIRST_STOP_PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_STOP_PAUSE = Duration.ofSeconds(32);

  private final CallKey key;
  private final Tools tools;
  private final Owner owner;
  private Future<?> last = Future.succeededFuture();
  private @Nullable Call known;
  private int users;
  private Instant usedAt;
  private boolean lookingUp;
  private @Nullable Future<Call> dialling;

  /// The owner of the handlers, which is told when a handler is in use.
  interface Owner {
    /// A handler that was not in use is used now.
    void busy();

    /// The handler is not in use any more.
    void idle(CallHandler handler);
  }

  CallHandler(CallKey key, Tools tools, Owner owner) {
    this.key = key;
    this.tools = tools;
    this.owner = owner;
    this.usedAt = tools.clock().instant();
  }

  /// When some work with this handler last began.
  Instant usedAt() {
    return usedAt;
  }

  CallKey key() {
    return key;
  }

  /// Does some work on the call; until it is done, this handler counts as in use.
  <A> Future<A> during(Supplier<Future<A>> work) {
    usedAt = tools.clock().instant();
    if (users++ == 0) {
      owner.busy();
    }
    return work.get().onComplete(finished -> leave());
  }

  /// Like [#during], but does nothing if Retell is being asked about this call already.
  void lookUpOnce(Supplier<Future<Call>> lookUp) {
    if (!lookingUp) {
      lookingUp = true;
      CallerContext.onward(() -> during(lookUp).onComplete(answered -> lookingUp = false));
    }
  }

  /// Begins to dial. If that has begun already, waits for its outcome instead.
  Future<Call> dialOnce(Supplier<Future<Call>> dial) {
    if (dialling == null) {
      var begun = during(dial);
      if (!begun.isComplete()) {
        dialling = begun;
        begun.onComplete(over -> dialling = null);
      }
      return begun;
    }
    return CallerContext.bring(dialling);
  }

  private void leave() {
    if (--users == 0) {
      owner.idle(this);
    }
  }

  boolean isIdle() {
    return users == 0;
  }

  /// Whether this handler can be dropped: it is not in use, and no cached copy is needed, because
  /// the call is not in progress and no analysis is awaited.
  boolean isOfNoUse() {
    return isIdle() && (known == null || !(known.occupiesLine() || known.analysisPending()));
  }

  /// Notes that this version of the call was written, perhaps by another process.
  void written(long version) {
    if (known != null && known.version() < version) {
      forget();
    }
  }

  /// Drops the cached copy, so that the next event is decided on what is stored.
  void forget() {
    known = null;
  }

  /// Reads the call as it is stored now.
  Future<Call> load() {
    return tools.bus().ask(new StoreRequest.Find(key)).onSuccess(call -> known = call);
  }

  /// Uses a copy that may be old. If it is, the next write fails and the call is read again.
  void assume(Call copy) {
    if (known == null || known.version() < copy.version()) {
      known = copy;
    }
  }

  /// Decides an event after all events before it, and stores the result.
  ///
  /// @return the call after the event; if it was deleted, the call before
  Future<Call> apply(CallEvent event) {
    return apply(event, Deadline.NEVER);
  }

  /// The same, but fails if the deadline has passed when it is the event's turn.
  Future<Call> apply(CallEvent event, Deadline asker) {
    if (users > MOST_WAITING) {
      return unavailable();
    }
    var turn = CallerContext.bring(last).transform(before -> attempt(event, asker, MOST_TRIES));
    last = turn;
    return turn;
  }

  private Future<Call> unavailable() {
    return Future.failedFuture(new ProblemException(new Problem.Unavailable("call " + key)));
  }

  private Future<Call> attempt(CallEvent event, Deadline asker, int triesLeft) {
    if (asker.hasPassed()) {
      return unavailable();
    }
    return current()
        .compose(call -> decide(call, event))
        .recover(
            failure -> {
              forget();
              return lostRace(failure) && triesLeft > 1
                  ? attempt(event, asker, triesLeft - 1)
                  : Future.failedFuture(failure);
            });
  }

  private static boolean lostRace(Throwable failure) {
    return ProblemException.is(Problem.Conflict.class, failure);
  }

  private Future<Call> current() {
    return known != null ? Future.succeededFuture(known) : load();
  }

  private Future<Call> decide(Call call, CallEvent event) {
    return switch (tools.rules().decide(call, event, tools.clock().instant())) {
      case Moved moved -> save(call, moved, event);
      case Gone(var move) -> delete(call, move);
      case Unchanged unchanged -> {
        act(unchanged.effects());
        yield Future.succeededFuture(call);
      }
      case Refused refused -> Future.failedFuture(new ProblemException(refused.problem()));
    };
  }

  private Future<Call> save(Call call, Moved moved, CallEvent event) {
    var report = moved.storeReport() ? report(event) : null;
    var visible = moved.next().differsVisibly(call);
    return tools
        .bus()
        .ask(new StoreRequest.Save(moved.next(), report, visible, call))
        .onSuccess(
            saved -> {
              known = saved;
              log(moved, event);
              tools.metrics().moved(moved.path());
              tools.metrics().became(call, saved);
              if (isUnpaid(saved) && !isUnpaid(call)) {
                tools.bus().publish(ProviderHealth.ACCOUNT_REFUSED);
              }
              act(moved.effects());
            });
  }

  /// Whether Retell took the call and then could not charge the account for it. The next call would
  /// fail for the same reason.
  private static boolean isUnpaid(Call call) {
    var ending = call.ending();
    return ending != null && ending.reason().equals(EndReason.NO_VALID_PAYMENT);
  }

  private void log(Moved moved, CallEvent event) {
    if (!(event instanceof CallEvent.Renew)) {
      CallLine.of(LOG.atInfo(), moved.next())
          .log("the call moves: {} -> {}", moved.path(), moved.next().status());
    }
  }

  private Future<Call> delete(Call call, Transition move) {
    return tools
        .bus()
        .ask(new StoreRequest.Delete(call))
        .onSuccess(
            done -> {
              forget();
              tools.metrics().moved(List.of(move));
            })
        .map(call);
  }

  private static @Nullable ProviderReport report(CallEvent event) {
    return switch (event) {
      case CallEvent.Reported reported -> reported.report();
      case CallEvent.Followed followed -> followed.report();
      default -> null;
    };
  }

  private void act(List<Effect> effects) {
    for (var effect : effects) {
      switch (effect) {
        case Effect.Stop stop -> stop(stop.providerId(), FIRST_STOP_PAUSE);
        case Effect.Alert(var what) -> {
          CallLine.of(LOG.atError(), key).log("ALERT {}", what);
          tools.metrics().secondRings.increment();
        }
      }
    }
  }

  /// Has Retell hang up a call that nobody wants, and repeats this until it succeeds, because no
  /// later event of that call may come to trigger it again.
  private void stop(ProviderId ring, Duration pause) {
    tools
        .bus()
        .ask(new RetellRequest.StopCall(ring))
        .onFailure(
            failure -> {
              CallLine.of(LOG.atWarn(), key).log("the call could not be hung up yet");
              if (pause.compareTo(LAST_STOP_PAUSE) <= 0) {
                tools.timers().after(pause, () -> stop(ring, pause.multipliedBy(2)));
              }
            });
  }
}
