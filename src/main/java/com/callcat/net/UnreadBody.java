package com.callcat.net;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;

/// Handles the body of a request that is answered before its body has arrived, because the head was
/// enough to refuse it. The body is read and dropped, so that the client can read the answer. If
/// the connection were closed at once, it would be reset and the answer lost. [RequestDeadline]
/// limits how long that takes.
public final class UnreadBody {
  /// A client that sends a larger body is told to stop.
  private static final int SMALL_BYTES = 64 * 1024;

  private UnreadBody() {}

  /// Answers, and if the body is large, tells the client with `Connection: close` that it need not
  /// send the rest. The connection is also closed if the client waits for `100 Continue`, because
  /// what it sends next may be the body or another request (RFC 9110 §10.1.1).
  public static Future<Void> answer(HttpServerRequest request, Supplier<Future<Void>> answer) {
    if (request.isEnded() || !(isLarge(request) || waits(request))) {
      return answer.get();
    }
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    var come = request.end();
    return answer.get().onComplete(told -> come.onComplete(all -> request.connection().close()));
  }

  /// Whether the client sends the body only after `100 Continue`.
  public static boolean waits(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)
        && request.bytesRead() == 0;
  }

  /// The size of the body according to the head, in bytes; 0 if it does not say.
  public static long announced(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean isLarge(HttpServerRequest request) {
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || announced(request) > SMALL_BYTES;
  }
}
