package com.callcat.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/// Takes in what others send without letting it fill the memory or hold up an event loop.
public final class Bodies {

  /// The most that one body may hold, in bytes: sixteen MiB (api.md "Webhook").
  public static final int LIMIT = 16 * 1024 * 1024;

  private static final int SMALL = 64 * 1024;

  private Bodies() {}

  /// Gathers a body of at most [#LIMIT] bytes; fails when it has more, or as the connection did.
  public static Future<Buffer> read(ReadStream<Buffer> source) {
    return read(source, new Share()::take);
  }

  /// Gathers a body. What still comes after a refusal is dropped, so that the sender gets to read
  /// the answer.
  ///
  /// @param admit is told the size of each piece, in bytes, and throws to refuse the body
  /// @return the body; fails as `admit` did, or as the connection did
  public static Future<Buffer> read(ReadStream<Buffer> source, IntConsumer admit) {
    var whole = Promise.<Buffer>promise();
    var body = Buffer.buffer();
    source.exceptionHandler(whole::tryFail);
    source.endHandler(end -> whole.tryComplete(body));
    source.handler(piece -> take(piece, body, admit, source, whole));
    return whole.future();
  }

  private static void take(
      Buffer piece,
      Buffer body,
      IntConsumer admit,
      ReadStream<Buffer> source,
      Promise<Buffer> whole) {
    try {
      admit.accept(piece.length());
      body.appendBuffer(piece);
    } catch (RuntimeException refused) {
      source.handler(dropped -> {}).endHandler(null); // lets go of what was gathered, too
      whole.tryFail(refused);
    }
  }

  /// What is left of the limit for one body.
  private static final class Share {
    private int left = LIMIT;

    void take(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new IllegalStateException("the body is larger than " + LIMIT + " bytes");
      }
    }
  }

  /// Whether an event loop may work on it: to hand it to a worker thread would cost more.
  ///
  /// @param size in bytes, or in characters of a text
  public static boolean isSmall(int size) {
    return size <= SMALL;
  }

  /// Works on a body: a small one at once, a large one on a worker thread.
  ///
  /// @param size of the body, in bytes
  public static <T> Future<T> work(Vertx vertx, int size, Callable<T> work) {
    if (!isSmall(size)) {
      return vertx.executeBlocking(work, false);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception failed) {
      return Future.failedFuture(failed);
    }
  }
}
