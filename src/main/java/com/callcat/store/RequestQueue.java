package com.callcat.store;

import com.callcat.bus.CallerContext;
import com.callcat.bus.Deadline;
import com.callcat.bus.DrainLoop;
import com.callcat.bus.Priority;
import com.callcat.call.ProblemException;
import com.callcat.metrics.StoreMetrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The queue of requests to the database. It lets as many requests run at a time as its
/// [InFlightLimit] allows. The others wait. The most urgent one is next, but each eighth time it is
/// the one that has waited longest, so that none waits for ever. Requests of users and upkeep are
/// refused at once if they would have to wait too long, and fail when they have waited too long.
/// Safe for use by several threads.
final class RequestQueue {
  /// The most requests that may run or wait. Less urgent ones may use only a part of this, which
  /// leaves room for more urgent ones.
  static final int ROOM = 1000;

  /// The longest time that a user's request may wait before it is refused.
  static final Duration USERS_PATIENCE = Duration.ofSeconds(5);

  private static final int TURN_OF_THE_OLDEST = 8;

  private final InFlightLimit limit;
  private final LongSupplier nanos;
  private final Map<Priority, Queue<Waiting>> waiting = new EnumMap<>(Priority.class);
  private final DrainLoop loop = new DrainLoop(this);
  private int underWay;
  private int running;
  private long arrivals;
  private long turns;

  /// A request that waits.
  ///
  /// @param number grows with each request, so that the lowest one has waited longest
  /// @param endNanos when it stops waiting and fails
  private record Waiting(long number, long endNanos, Promise<Void> turn) {}

  /// @param nanos a monotonic clock
  RequestQueue(InFlightLimit limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
    for (var each : Priority.values()) {
      waiting.put(each, new ArrayDeque<>());
    }
  }

  void measure(StoreMetrics metrics) {
    metrics.requestsRunning.follow(this::running);
    metrics.requestsWaiting.follow(this::waiting);
    metrics.requestsLimit.follow(this::limit);
  }

  private synchronized int running() {
    return running;
  }

  private synchronized int waiting() {
    return waiting.values().stream().mapToInt(Queue::size).sum();
  }

  private synchronized int limit() {
    return limit.current();
  }

  /// Does some work, which counts against [#ROOM] until it is done.
  ///
  /// @param work calls [#take] any number of times, once after another
  /// @return fails with Unavailable if there is no room
  <T> Future<T> admit(Priority priority, Supplier<Future<T>> work) {
    synchronized (this) {
      if (underWay >= room(priority)) {
        return Dynamo.unavailable();
      }
      underWay++;
    }
    return work.get().onComplete(_ -> leave());
  }

  private static int room(Priority priority) {
    return switch (priority) {
      case VITAL, RETELL -> ROOM;
      case DIALLING -> ROOM * 9 / 10;
      case USER -> ROOM * 8 / 10;
      case UPKEEP -> ROOM * 7 / 10;
    };
  }

  private synchronized void leave() {
    underWay--;
  }

  /// Starts a request when it is its turn.
  ///
  /// @param measured whether the request's time shows how busy the database is
  /// @return fails with Unavailable if the request would have to wait too long, or has waited too
  ///   long
  <T> Future<T> take(
      Priority priority, Deadline asker, boolean measured, Supplier<Future<T>> request) {
    var turn = Promise.<Void>promise();
    synchronized (this) {
      var now = nanos.getAsLong();
      var patience = patience(priority, asker);
      if (isBounded(priority) && expected(priority).compareTo(patience) > 0) {
        return Dynamo.unavailable();
      }
      queue(priority).add(new Waiting(arrivals++, now + patience.toNanos(), turn));
    }
    var done =
        CallerContext.bring(turn.future())
            .compose(_ -> run(measured, request).onComplete(_ -> finished()));
    loop.run(this::poll);
    return done;
  }

  private <T> Future<T> run(boolean measured, Supplier<Future<T>> request) {
    var sent = nanos.getAsLong();
    return Future.succeededFuture()
        .compose(_ -> request.get())
        .onComplete(answer -> answered(measured, sent, answer.succeeded()));
  }

  /// Reports the time of an answer to the limit. A failure that came quickly does not show how busy
  /// the database is.
  private synchronized void answered(boolean measured, long sent, boolean succeeded) {
    var now = nanos.getAsLong();
    if (measured && (succeeded || now - sent >= InFlightLimit.LATE.toNanos())) {
      limit.answered(sent, now);
    }
  }

  /// Whether waiting is limited. It is not for requests whose caller could only repeat them if they
  /// were refused.
  private static boolean isBounded(Priority priority) {
    return switch (priority) {
      case VITAL, RETELL, DIALLING -> false;
      case USER, UPKEEP -> true;
    };
  }

  /// How long a request may wait: until its asker's deadline, and no longer than [#USERS_PATIENCE]
  /// if waiting is limited.
  static Duration patience(Priority priority, Deadline asker) {
    var left = Objects.requireNonNullElse(asker.left(), Duration.ofDays(1));
    return isBounded(priority) && left.compareTo(USERS_PATIENCE) > 0 ? USERS_PATIENCE : left;
  }

  /// How long a new request is likely to wait and run; zero if it need not wait.
  private Duration expected(Priority priority) {
    if (running < limit.current()) {
      return Duration.ZERO;
    }
    var ahead = 0;
    for (var each : Priority.values()) {
      ahead += each.compareTo(priority) <= 0 ? queue(each).size() : 0;
    }
    return limit.expected(ahead);
  }

  /// The next step, if there is one: fail a request that has waited too long, or start one. Null if
  /// nothing waits or no more may run.
  private @Nullable Runnable poll() {
    var tooLate = pollTooLate();
    if (tooLate != null) {
      return () -> tooLate.turn.fail(new ProblemException(Dynamo.UNAVAILABLE));
    }
    var next = running < limit.current() ? pollNext() : null;
    if (next == null) {
      if (!isEmpty()) {
        limit.full();
      }
      return null;
    }
    running++;
    turns++;
    return next.turn::complete;
  }

  private @Nullable Waiting pollTooLate() {
    if (isEmpty()) {
      return null;
    }
    var now = nanos.getAsLong();
    for (var each : waiting.values()) {
      var head = each.peek();
      if (head != null && head.endNanos - now < 0) {
        return each.remove();
      }
    }
    return null;
  }

  private @Nullable Waiting pollNext() {
    var ofTheOldest =
        turns % TURN_OF_THE_OLDEST == TURN_OF_THE_OLDEST - 1 && queue(Priority.VITAL).isEmpty();
    Queue<Waiting> next = null;
    for (var each : waiting.values()) {
      if (!each.isEmpty() && (next == null || (ofTheOldest && isOlder(each, next)))) {
        next = each;
      }
    }
    return next == null ? null : next.remove();
  }

  private static boolean isOlder(Queue<Waiting> one, Queue<Waiting> other) {
    return one.element().number < other.element().number;
  }

  private boolean isEmpty() {
    for (var each : waiting.values()) {
      if (!each.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Queue<Waiting> queue(Priority priority) {
    return Objects.requireNonNull(waiting.get(priority));
  }

  private void finished() {
    synchronized (this) {
      running--;
    }
    loop.run(this::poll);
  }
}
