package com.callcat.store.http;

import com.callcat.net.Bodies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// Collects the body of a request, which the SDK has in memory but passes as a stream.
final class GatheredBody implements Subscriber<ByteBuffer> {
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private @Nullable Subscription source;

  private GatheredBody() {}

  /// Reads a whole stream. Fails if the stream fails, or has more than [Bodies#LIMIT].
  static Future<Buffer> of(Publisher<ByteBuffer> stream) {
    var gathered = new GatheredBody();
    stream.subscribe(gathered);
    return gathered.whole.future();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer piece) {
    if (body.length() + piece.remaining() > Bodies.LIMIT) {
      Objects.requireNonNull(source).cancel();
      whole.tryFail("the request is larger than " + Bodies.LIMIT + " bytes");
      return;
    }
    var bytes = new byte[piece.remaining()];
    piece.get(bytes);
    body.appendBytes(bytes);
  }

  @Override
  public void onError(Throwable failure) {
    whole.tryFail(failure);
  }

  @Override
  public void onComplete() {
    whole.tryComplete(body);
  }
}
