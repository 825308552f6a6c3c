package com.callcat.store.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/// What the SDK gets to know of an answer.
final class SdkAnswer implements SdkAsyncHttpResponseHandler {
  CompletableFuture<Void> over = new CompletableFuture<>();
  final Buffer body = Buffer.buffer();
  final List<String> headers = new ArrayList<>();
  volatile int status;
  volatile boolean complete;
  volatile boolean onEventLoop;
  volatile @Nullable Throwable failure;
  volatile Thread thread = Thread.currentThread();

  /// What happens while the SDK is told of a failure.
  Runnable whenFailed = () -> {};

  @Override
  public void onHeaders(SdkHttpResponse head) {
    status = head.statusCode();
    head.forEachHeader((name, values) -> values.forEach(value -> headers.add(name + "=" + value)));
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    thread = Thread.currentThread();
    onEventLoop = Context.isOnEventLoopThread();
    stream.subscribe(
        new Subscriber<>() {
          @Override
          public void onSubscribe(Subscription subscription) {
            subscription.request(1);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            var array = new byte[bytes.remaining()];
            bytes.get(array);
            body.appendBytes(array);
          }

          @Override
          public void onError(Throwable told) {
            failure = told;
          }

          @Override
          public void onComplete() {
            complete = true;
          }
        });
  }

  @Override
  public void onError(Throwable told) {
    whenFailed.run();
    failure = told;
  }
}
