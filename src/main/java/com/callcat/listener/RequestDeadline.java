package com.callcat.listener;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Bounds the time in which a request must arrive whole, head and body, so that one which trickles
/// in holds neither a connection nor memory for long. The time begins when the connection opens;
/// for a further request on it, when its head has come. (A further head that trickles is cut by the
/// idle timeout of the connection.) It is used on one event loop.
public final class RequestDeadline {
  private final Vertx vertx;
  private final Duration limit;
  private final Function<HttpServerRequest, Future<Void>> refusal;

  /// The connections on which nothing has come yet.
  private final Map<HttpConnection, Arrival> opened = new HashMap<>();

  private RequestDeadline(
      Vertx vertx, Duration limit, Function<HttpServerRequest, Future<Void>> refusal) {
    this.vertx = vertx;
    this.limit = limit;
    this.refusal = refusal;
  }

  /// Has a server hand its requests to a handler, and watches how they arrive.
  ///
  /// @param server without HTTP/2 in clear text, which it would not see before the first head
  /// @param refusal answers a late request with 408; its connection is closed afterwards
  public static HttpServer guard(
      Vertx vertx,
      HttpServer server,
      Duration limit,
      Handler<HttpServerRequest> handler,
      Function<HttpServerRequest, Future<Void>> refusal) {
    var deadline = new RequestDeadline(vertx, limit, refusal);
    return server
        .connectionHandler(deadline::opened)
        .requestHandler(
            request -> {
              deadline.begun(request);
              handler.handle(request);
            });
  }

  private void opened(HttpConnection connection) {
    opened.put(connection, new Arrival(connection));
  }

  private void begun(HttpServerRequest request) {
    var connection = request.connection();
    var first = opened.remove(connection);
    Objects.requireNonNullElseGet(first, () -> new Arrival(connection)).begun(request);
  }

  /// A request on its way.
  private final class Arrival {
    private final HttpConnection connection;
    private final long timer;
    private @Nullable HttpServerRequest request;

    Arrival(HttpConnection connection) {
      this.connection = connection;
      this.timer = vertx.setTimer(limit.toMillis(), late -> end());
    }

    void begun(HttpServerRequest head) {
      request = head;
      var whole = head.isEnded() ? Future.succeededFuture() : head.end();
      whole.onComplete(come -> vertx.cancelTimer(timer));
    }

    private void end() {
      opened.remove(connection, this);
      if (request == null || request.response().headWritten()) {
        connection.close();
      } else {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refusal.apply(request).onComplete(told -> connection.close());
      }
    }
  }
}
