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

/// The state handlers of one lane of calls. A handler exists while its call is in progress or is
/// being worked on. If a handler is lost, no data is lost, because everything is stored in the
/// database.
public final class CallHandlers {
  /// How long a stop waits for work that ends by itself. After that it gives up waiting for Retell,
  /// and waits for [#CUT_OFF] until that is stored.
  private static final Duration FINISH = Duration.ofSeconds(5);

  private static final Duration CUT_OFF = Duration.ofSeconds(3);

  private static final int MOST_CACHED = 10_000;

  /// After this time without use a handler is dropped. Other processes may go on with its call
  /// without telling this one, and then the copy is of no use.
  private static final Duration LONGEST_UNUSED = Duration.ofMinutes(10);

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Tools tools;
  private final Map<CallKey, CallHandler> handlers;
  private final CallHandler.Owner owner = new Owner();
  private final Promise<Void> finished = Promise.promise();
  private int working;
  private boolean stopping;

  /// @param lease how long an attempt holds its call if the process that dials does not report
  /// @param random makes the attempts' tokens, so it must be a secure one
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

  /// Answers a request. A user's request is not carried out when its deadline has passed. Reports
  /// of Retell and due calls are handled even if nobody waits for the answer any more.
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

  /// Notes that a version of a call was written, so that an older copy is dropped.
  public void written(CallKey key, long version) {
    var handler = handlers.get(key);
    if (handler != null) {
      handler.written(version);
      dropIfOfNoUse(handler);
    }
  }

  /// Finishes the work in progress. After some seconds, requests to Retell that are still
  /// unanswered are stored as unknown, so that another process looks the calls up. Never fails.
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

  /// Does some work with the handler of a call, which is made if there is none.
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

  /// Drops the handler that was least recently used when there are too many.
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
