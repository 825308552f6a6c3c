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

/// Limits the time in which a whole request must arrive, head and body, so that a very slow client
/// cannot occupy a connection and memory for long. The time begins when the connection opens, and
/// for each further request with its first byte. Between two requests a connection may be idle for
/// as long as [ListenerOptions] allows.
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

  /// Passes the requests of a server to a handler, and watches how they arrive.
  ///
  /// @param server with [ListenerOptions]: HTTP/1.1 in clear text
  /// @param refusal answers 408 to a request whose body is late; the connection is closed
  ///   afterwards. If the head is late, the answer is a 408 without a body.
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

  /// Watches how the requests of one connection arrive. Vert.x reports a request only when its head
  /// is complete, so the first byte is noticed in Netty's pipeline.
  private static final class Arrivals extends ChannelInboundHandlerAdapter {
    private static final long NONE = -1;

    private final RequestDeadline deadline;
    private final HttpConnection connection;
    private long timer = NONE;

    /// Whether the head of the arriving request is not complete yet, or another request arrives
    /// behind the current one.
    private boolean headless = true;

    private boolean silent = true;

    /// Whether the running time began while a request was not answered yet. Then a head that
    /// arrives behind it is not late yet.
    private boolean answering;

    private @Nullable HttpServerRequest request;

    Arrivals(RequestDeadline deadline, HttpConnection connection) {
      this.deadline = deadline;
      this.connection = connection;
    }

    static Arrivals of(HttpConnection connection) {
      return channel(connection).pipeline().get(Arrivals.class);
    }

    /// The Netty channel of a connection, which Vert.x' public API does not offer.
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

    /// Answers directly on the channel, because Vert.x knows of no request yet.
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
