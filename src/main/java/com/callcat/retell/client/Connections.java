package com.callcat.retell.client;

import com.callcat.bus.Bulkhead;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Open connections to Retell, each reserved for one request to place a call. They are opened
/// before the call is claimed, so that a claimed call waits neither for a free connection nor for a
/// handshake. Only so many are open at a time; whoever comes later waits in turn, which tells
/// nothing of Retell.
///
/// A connection that was left over from an earlier request may close just as it is used, and then
/// nobody could say whether the request got through. So each one is new, and is used once.
final class Connections {
  /// How many may be open at a time, in use or reserved.
  static final int MOST_OPEN = 128;

  private final Vertx vertx;
  private final Supplier<Future<HttpClientConnection>> opener;
  private final Duration wait;
  private final Duration hold;
  private final Runnable lost;
  private final Bulkhead bulkhead = new Bulkhead(MOST_OPEN);
  private final Map<Long, Reserved> unused = new HashMap<>();
  private long ids;

  /// @param since in nanoseconds, on a clock that nobody sets
  private record Reserved(HttpClientConnection connection, long since) {}

  /// @param opener opens one; fails with [Exchange.NotSent] when Retell cannot be reached
  /// @param wait how long a free connection is waited for
  /// @param hold how long an open one is reserved for whoever asked for it
  /// @param lost told when Retell has closed one that was reserved
  Connections(
      Vertx vertx,
      Supplier<Future<HttpClientConnection>> opener,
      Duration wait,
      Duration hold,
      Runnable lost) {
    this.vertx = vertx;
    this.opener = opener;
    this.wait = wait;
    this.hold = hold;
    this.lost = lost;
  }

  /// Opens a connection as soon as there is room for it.
  ///
  /// @return its number; fails with [NoneFree], or as the opener does
  Future<Long> reserve() {
    var ready = Promise.<Long>promise();
    var tooLong = vertx.setTimer(wait.toMillis(), _ -> ready.tryFail(new NoneFree()));
    bulkhead.take(
        () -> ready.future().isComplete() ? Future.succeededFuture() : live(ready, tooLong));
    return ready.future();
  }

  /// Done when the connection is closed, which makes room for the next one.
  private Future<?> live(Promise<Long> ready, long tooLong) {
    vertx.cancelTimer(tooLong);
    var closed = Promise.<Void>promise();
    opener
        .get()
        .onSuccess(connection -> ready.complete(hold(connection, closed)))
        .onFailure(
            failure -> {
              closed.complete();
              ready.fail(failure);
            });
    return closed.future();
  }

  private long hold(HttpClientConnection connection, Promise<Void> closed) {
    var id = ++ids;
    unused.put(id, new Reserved(connection, System.nanoTime()));
    var expiry = vertx.setTimer(hold.toMillis(), _ -> giveBack(id));
    connection.exceptionHandler(_ -> {});
    connection.closeHandler(
        _ -> {
          vertx.cancelTimer(expiry);
          closed.tryComplete();
          if (unused.remove(id) != null) {
            lost.run();
          }
        });
    return id;
  }

  /// Hands over a connection for its one request. Whoever takes it closes it.
  ///
  /// @return fails with [Exchange.NotSent] when it is closed by now, or was reserved for too long
  Future<HttpClientConnection> take(long id) {
    var reserved = unused.remove(id);
    if (reserved == null) {
      return Future.failedFuture(new Exchange.NotSent("the connection was closed before its use"));
    }
    if (System.nanoTime() - reserved.since >= hold.toNanos()) {
      reserved.connection.close();
      return Future.failedFuture(new Exchange.NotSent("the connection was reserved for too long"));
    }
    return Future.succeededFuture(reserved.connection);
  }

  /// It is not needed any more. Done also when it is closed already.
  void giveBack(long id) {
    var reserved = unused.remove(id);
    if (reserved != null) {
      reserved.connection.close();
    }
  }

  /// All were in use for as long as anybody waits.
  static final class NoneFree extends RuntimeException {
    NoneFree() {
      super("all connections to Retell are in use");
    }
  }
}
