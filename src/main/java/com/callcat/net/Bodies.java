package com.callcat.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/// Reads HTTP bodies without letting them fill the memory or block an event loop.
public final class Bodies {

  /// The largest body, in bytes: 16 MiB, because webhooks of Retell may be that large.
  public static final int LIMIT = 16 * 1024 * 1024;

  private static final int SMALL = 64 * 1024;

  private Bodies() {}

  /// Reads a body of at most [#LIMIT] bytes. Fails if it has more, or if the connection fails.
  public static Future<Buffer> read(ReadStream<Buffer> source) {
    return read(source, new Share()::take);
  }

  /// Reads a body. After a refusal the rest of it is read and dropped, so that the sender can read
  /// the answer.
  ///
  /// @param admit gets the size of each chunk, in bytes, and throws to refuse the body
  /// @return the body; fails with what `admit` throws, or if the connection fails
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
      source.handler(dropped -> {}).endHandler(null); // also frees the chunks that were read
      whole.tryFail(refused);
    }
  }

  /// How much of the limit is left for one body.
  private static final class Share {
    private int left = LIMIT;

    void take(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new IllegalStateException("the body is larger than " + LIMIT + " bytes");
      }
    }
  }

  /// Whether a body is so small that it is processed on the event loop, because switching to a
  /// worker thread would cost more.
  ///
  /// @param size in bytes, or in characters of a text
  public static boolean isSmall(int size) {
    return size <= SMALL;
  }

  /// Processes a body: a small one at once, a large one on a worker thread.
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
