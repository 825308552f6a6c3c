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

/// Lets as many requests go to the database at a time as its [InFlightLimit] says. The others wait,
/// the most urgent first; but each eighth turn is that of whoever has waited longest, so nobody
/// waits for ever. What a user waits for, and upkeep, is refused at once when it would wait too
/// long, and is no longer waited for when it has. Safe for use by several threads.
final class RequestQueue {
  /// How many may be under way, waiting or not. What is less urgent leaves room for what is more.
  static final int ROOM = 1000;

  /// What a user should wait at most to be told that there is too much to do.
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
  /// @param number the more, the later it came
  /// @param endNanos when it is given up
  private record Waiting(long number, long endNanos, Promise<Void> turn) {}

  /// @param nanos a clock that nobody sets
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

  /// Takes a place among those under way, until the work has been done.
  ///
  /// @param work asks for any number of turns, one after the other
  /// @return fails with Unavailable when there is no room
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

  /// Begins one request at once, or when it is its turn.
  ///
  /// @param measured its time tells how busy the database is
  /// @return fails with Unavailable when it would wait too long, or has
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

  /// A failure that came quickly says nothing of how busy the database is.
  private synchronized void answered(boolean measured, long sent, boolean succeeded) {
    var now = nanos.getAsLong();
    if (measured && (succeeded || now - sent >= InFlightLimit.LATE.toNanos())) {
      limit.answered(sent, now);
    }
  }

  /// What cannot be told to come again later waits for as long as there is room.
  private static boolean isBounded(Priority priority) {
    return switch (priority) {
      case VITAL, RETELL, DIALLING -> false;
      case USER, UPKEEP -> true;
    };
  }

  /// How long a request may wait: as long as its asker does, and a user not very long.
  static Duration patience(Priority priority, Deadline asker) {
    var left = Objects.requireNonNullElse(asker.left(), Duration.ofDays(1));
    return isBounded(priority) && left.compareTo(USERS_PATIENCE) > 0 ? USERS_PATIENCE : left;
  }

  /// None, when it need not wait.
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

  /// Null when there is no room, or nobody waits.
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
