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
/// handshake. Their number is limited, and further calls wait in turn. Such a wait says nothing
/// about Retell's health.
///
/// Connections are not reused: Retell may close an idle connection just when a request is sent over
/// it, and then it would not be known whether the request was received.
final class Connections {
  /// The most connections that are open at a time, in use or reserved.
  static final int MOST_OPEN = 128;

  private final Vertx vertx;
  private final Supplier<Future<HttpClientConnection>> opener;
  private final Duration wait;
  private final Duration hold;
  private final Runnable lost;
  private final Bulkhead bulkhead = new Bulkhead(MOST_OPEN);
  private final Map<Long, Reserved> unused = new HashMap<>();
  private long ids;

  /// @param since in nanoseconds, on a monotonic clock
  private record Reserved(HttpClientConnection connection, long since) {}

  /// @param opener opens a connection; fails with [Exchange.NotSent] if Retell cannot be reached
  /// @param wait how long to wait if too many connections are open
  /// @param hold how long an open connection stays reserved
  /// @param lost called if Retell has closed a reserved connection
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
  /// @return the connection's number; fails with [NoneFree], or as the opener does
  Future<Long> reserve() {
    var ready = Promise.<Long>promise();
    var tooLong = vertx.setTimer(wait.toMillis(), _ -> ready.tryFail(new NoneFree()));
    bulkhead.take(
        () -> ready.future().isComplete() ? Future.succeededFuture() : live(ready, tooLong));
    return ready.future();
  }

  /// Opens a connection. The returned future completes when the connection is closed, which makes
  /// room for the next one.
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

  /// Takes a reserved connection for its single request. The caller closes it.
  ///
  /// @return fails with [Exchange.NotSent] if it was closed meanwhile, or reserved for too long
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

  /// Closes a reserved connection that is not needed any more. Does nothing if it is closed
  /// already.
  void giveBack(long id) {
    var reserved = unused.remove(id);
    if (reserved != null) {
      reserved.connection.close();
    }
  }

  /// No connection became free in time.
  static final class NoneFree extends RuntimeException {
    NoneFree() {
      super("all connections to Retell are in use");
    }
  }
}
