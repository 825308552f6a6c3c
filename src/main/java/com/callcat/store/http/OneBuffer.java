package com.callcat.store.http;

import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// A body that is in memory, as the stream that the SDK wants.
///
/// @param bytes the body; if it has no bytes, the stream has no elements
record OneBuffer(ByteBuffer bytes) implements Publisher<ByteBuffer> {

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Delivery(subscriber));
  }

  private final class Delivery implements Subscription {
    private final Subscriber<? super ByteBuffer> subscriber;
    private boolean over;

    Delivery(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      if (over) {
        return;
      }
      over = true;
      if (count <= 0) {
        subscriber.onError(new IllegalArgumentException("it asked for " + count)); // rule 3.9
        return;
      }
      if (bytes.hasRemaining()) {
        subscriber.onNext(bytes);
      }
      subscriber.onComplete();
    }

    @Override
    public void cancel() {
      over = true;
    }
  }
}
