package com.callcat.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Bounds the time in which a request must arrive whole, head and body, so that one which trickles
/// in holds neither a connection nor memory for long. The time begins when the connection opens,
/// and for a further request on it with its first byte. Between two requests a connection may rest
/// for as long as the idle timeout of [ListenerOptions].
public final class RequestDeadline {
  private static final byte[] LATE_HEAD =
      "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Vertx vertx;
  private final Duration limit;
  private final Function<HttpServerRequest, Future<Void>> refusal;

  private RequestDeadline(
      Vertx vertx, Duration limit, Function<HttpServerRequest, Future<Void>> refusal) {
    this.vertx = vertx;
    this.limit = limit;
    this.refusal = refusal;
  }

  /// Has a server hand its requests to a handler, and watches how they arrive.
  ///
  /// @param server with [ListenerOptions]: HTTP/1.1 in clear text
  /// @param refusal answers a request with 408 whose body is late; its connection is closed
  ///   afterwards. A head that is late gets a 408 without a body.
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
              Arrivals.of(request.connection()).begun(request);
              handler.handle(request);
            });
  }

  private void opened(HttpConnection connection) {
    Arrivals.channel(connection).pipeline().addFirst(new Arrivals(this, connection));
  }

  /// How the requests of one connection arrive. Vert.x tells of a request only when its head is
  /// whole, so the first byte is seen where Netty reads it.
  private static final class Arrivals extends ChannelInboundHandlerAdapter {
    private static final long NONE = -1;

    private final RequestDeadline deadline;
    private final HttpConnection connection;
    private long timer = NONE;

    /// What arrives has no head yet, or is a further request behind this one.
    private boolean headless = true;

    private boolean silent = true;

    /// The time that runs began while an answer was still to come, and a head behind that is not
    /// late yet.
    private boolean answering;

    private @Nullable HttpServerRequest request;

    Arrivals(RequestDeadline deadline, HttpConnection connection) {
      this.deadline = deadline;
      this.connection = connection;
    }

    static Arrivals of(HttpConnection connection) {
      return channel(connection).pipeline().get(Arrivals.class);
    }

    /// Vert.x's public API has no way to the channel.
    private static ChannelHandlerContext channel(HttpConnection connection) {
      return ((HttpServerConnection) connection).channelHandlerContext();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      start();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      silent = false;
      if (timer == NONE) {
        start();
      }
      context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      stop();
      context.fireChannelInactive();
    }

    void begun(HttpServerRequest head) {
      request = head;
      headless = false;
      if (timer == NONE) {
        start();
      }
      var whole = head.isEnded() ? Future.succeededFuture() : head.end();
      whole.onComplete(come -> stop());
    }

    private void start() {
      answering = request != null && !request.response().ended();
      timer = deadline.vertx.setTimer(deadline.limit.toMillis(), late -> end());
    }

    private void stop() {
      deadline.vertx.cancelTimer(timer);
      timer = NONE;
      headless = true;
    }

    private void end() {
      var begun = request;
      if (begun != null && !headless) {
        refuse(begun);
      } else if (silent) {
        connection.close();
      } else if (answering) {
        start();
      } else {
        refuseHead();
      }
    }

    /// Past Vert.x, which knows of no request yet.
    private void refuseHead() {
      channel(connection)
          .pipeline()
          .context(this)
          .writeAndFlush(Unpooled.wrappedBuffer(LATE_HEAD))
          .addListener(ChannelFutureListener.CLOSE);
    }

    private void refuse(HttpServerRequest late) {
      if (late.response().headWritten()) {
        connection.close();
      } else {
        late.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        deadline.refusal.apply(late).onComplete(told -> connection.close());
      }
    }
  }
}
