package com.callcat.handler;

import com.callcat.bus.Bus;
import com.callcat.bus.Deadline;
import com.callcat.bus.Done;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Timers;
import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.CallRules;
import com.callcat.metrics.CallMetrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The state handlers of one lane of calls. A handler exists while its call is in progress or
/// something is happening to it; losing one loses nothing, for the database is the truth.
public final class CallHandlers {
  /// How long a stop waits for work that ends by itself, and then for what it cuts off.
  private static final Duration FINISH = Duration.ofSeconds(5);

  private static final Duration CUT_OFF = Duration.ofSeconds(3);

  private static final int MOST_CACHED = 10_000;

  /// A copy of a call that other processes go on with is of no use, and nobody tells.
  private static final Duration LONGEST_UNUSED = Duration.ofMinutes(10);

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Tools tools;
  private final Map<CallKey, CallHandler> handlers;
  private final CallHandler.Owner owner = new Owner();
  private final Promise<Void> finished = Promise.promise();
  private int working;
  private boolean stopping;

  /// @param lease how long an attempt that says nothing holds its call
  /// @param random makes the tokens, so it must not be guessable
  public CallHandlers(
      Bus bus,
      Timers timers,
      CallRules rules,
      Duration lease,
      InstantSource clock,
      RandomGenerator random,
      CallMetrics metrics) {
    this.tools = new Tools(bus, timers, rules, lease, clock, random, new Placements(), metrics);
    this.handlers = new Cache(metrics);
    timers.every(SWEEP, this::dropUnused);
  }

  /// What a user asks for is not done any more when they have given up. What Retell says, and what
  /// is due, is true whoever waits for it.
  public Future<?> answer(HandlerRequest<?> request, Deadline asker) {
    return switch (request) {
      case HandlerRequest.Due due ->
          at(due.key(), handler -> new DueCallTask(tools, handler).run());
      case HandlerRequest.Edit edit -> at(edit.key(), byUser(edit.edit(), asker));
      case HandlerRequest.Cancel cancel -> at(cancel.key(), byUser(new CallEvent.Cancel(), asker));
      case HandlerRequest.Delete delete ->
          at(delete.key(), byUser(new CallEvent.Delete(), asker)).map(Done.DONE);
      case HandlerRequest.Finalize(var key, var findings) ->
          at(key, byUser(new CallEvent.Finalize(findings), asker));
      case HandlerRequest.Report report ->
          at(report.key(), handler -> handler.apply(new CallEvent.Reported(report.report())))
              .map(Done.DONE);
    };
  }

  private static Function<CallHandler, Future<Call>> byUser(
      CallEvent.ByUser event, Deadline asker) {
    return handler -> {
      handler.forget();
      return handler.apply(event, asker);
    };
  }

  private void dropUnused() {
    var latest = tools.clock().instant().minus(LONGEST_UNUSED);
    var unused =
        handlers.values().stream()
            .filter(CallHandler::isIdle)
            .filter(handler -> handler.usedAt().isBefore(latest))
            .toList();
    unused.forEach(this::drop);
  }

  /// A copy that has been overtaken is of no use.
  public void written(CallKey key, long version) {
    var handler = handlers.get(key);
    if (handler != null) {
      handler.written(version);
      dropIfOfNoUse(handler);
    }
  }

  /// Finishes what goes on, and after some seconds hands over what does not end: whoever looks next
  /// knows from the database that Retell was asked. Never fails.
  public Future<Void> stop() {
    stopping = true;
    tools.placements().close();
    finishIfIdle();
    var cutOff = tools.timers().after(FINISH, tools.placements()::giveUp);
    var tooLong = tools.timers().after(FINISH.plus(CUT_OFF), finished::tryComplete);
    return finished
        .future()
        .onComplete(
            done -> {
              cutOff.cancel();
              tooLong.cancel();
            });
  }

  /// Lends out the handler of a call, and lets it go when nothing needs it any more.
  private <A> Future<A> at(CallKey key, Function<CallHandler, Future<A>> work) {
    var handler = handlers.computeIfAbsent(key, this::made);
    return handler.during(() -> work.apply(handler));
  }

  private CallHandler made(CallKey key) {
    tools.metrics().handlerMade();
    return new CallHandler(key, tools, owner);
  }

  private void dropIfOfNoUse(CallHandler handler) {
    if (handler.isOfNoUse()) {
      drop(handler);
    }
  }

  private void drop(CallHandler handler) {
    if (handlers.remove(handler.key(), handler)) {
      tools.metrics().handlerGone();
    }
  }

  private void finishIfIdle() {
    if (stopping && working == 0) {
      finished.tryComplete();
    }
  }

  private final class Owner implements CallHandler.Owner {
    @Override
    public void busy() {
      working++;
    }

    @Override
    public void idle(CallHandler handler) {
      working--;
      finishIfIdle();
      dropIfOfNoUse(handler);
    }
  }

  /// The copy that was least recently used is let go; it can be had again from the database.
  private static final class Cache extends LinkedHashMap<CallKey, CallHandler> {
    private final CallMetrics metrics;

    Cache(CallMetrics metrics) {
      super(16, 0.75f, true);
      this.metrics = metrics;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<CallKey, CallHandler> eldest) {
      var over = size() > MOST_CACHED && eldest.getValue().isIdle();
      if (over) {
        metrics.handlerGone();
      }
      return over;
    }
  }
}
