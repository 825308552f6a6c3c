package com.callcat.store.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/// An HTTP client for the AWS SDK that sends a request from the caller's event loop, and reads the
/// answer there. So no other thread is woken, which would be most of the cost of a small request. A
/// large answer is passed to the SDK on a worker thread, which then decodes it.
///
/// Bodies are kept in memory, in both directions, and may have up to 16 MiB; DynamoDB has no larger
/// ones. The SDK's time limits apply: when the SDK cancels a request, its stream is reset.
public final class VertxSdkHttpClient implements SdkAsyncHttpClient {
  /// An idle connection is closed after this time, before the server closes it (DynamoDB does after
  /// about a minute), perhaps just when a request is sent over it.
  private static final int KEEP_ALIVE_SECONDS = 45;

  /// After this time a connection is not used again, so that a change of the server's addresses is
  /// noticed.
  private static final int LIFETIME_MINUTES = 10;

  private final Vertx vertx;
  private final HttpClientAgent client;

  /// The context for requests that do not come from an event loop, such as the SDK's retries.
  private final Context spare;

  private final Completions completions = new Completions();

  /// @param connections the most connections that are open at a time; further requests wait
  public VertxSdkHttpClient(Vertx vertx, int connections, Duration connectTimeout) {
    this.vertx = vertx;
    this.spare = vertx.getOrCreateContext();
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setTcpNoDelay(true)
                    .setTracingPolicy(TracingPolicy.IGNORE)) // the SDK's requests have spans
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(connections)
                    .setMaxLifetime(LIFETIME_MINUTES)
                    .setMaxLifetimeUnit(TimeUnit.MINUTES))
            .build();
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    var done = new CompletableFuture<Void>();
    var current = Vertx.currentContext();
    if (current != null && current.isEventLoopContext() && Context.isOnEventLoopThread()) {
      new SdkExchange(vertx, client, completions, request, done).begin();
    } else {
      spare.runOnContext(_ -> new SdkExchange(vertx, client, completions, request, done).begin());
    }
    return done;
  }

  /// The SDK must be built with this as its `FUTURE_COMPLETION_EXECUTOR`. It completes futures on
  /// the thread that has the answer.
  public Executor completions() {
    return completions;
  }

  @Override
  public String clientName() {
    return "Vertx";
  }

  @Override
  public void close() {
    client.close();
  }
}
