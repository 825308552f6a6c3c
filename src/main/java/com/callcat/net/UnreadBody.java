package com.callcat.net;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;

/// What becomes of a body when the answer is given before it has come, because the head was enough
/// to refuse the request. The body is dropped as it comes, so that the client gets to read the
/// answer: a connection closed at once is reset, and the answer lost. The [RequestDeadline] bounds
/// how long that takes.
public final class UnreadBody {
  /// Whoever sends more had better stop.
  private static final int SMALL_BYTES = 64 * 1024;

  private UnreadBody() {}

  /// Answers, and tells the client that it need not send a large body to its end; the connection is
  /// of no more use then. So it is when the client waits for `100 Continue`: what it sends next may
  /// be the body or another request (RFC 9110 §10.1.1).
  public static Future<Void> answer(HttpServerRequest request, Supplier<Future<Void>> answer) {
    if (request.isEnded() || !(isLarge(request) || waits(request))) {
      return answer.get();
    }
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    var come = request.end();
    return answer.get().onComplete(told -> come.onComplete(all -> request.connection().close()));
  }

  /// Whether the client sends the body only when it is told to.
  public static boolean waits(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)
        && request.bytesRead() == 0;
  }

  /// How large the head says that the body is, in bytes; 0 when it does not say so.
  public static long announced(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean isLarge(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || announced(request) > SMALL_BYTES;
  }
}
