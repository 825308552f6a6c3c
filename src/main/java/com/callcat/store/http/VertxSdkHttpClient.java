package com.callcat.store.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/// An HTTP client for the AWS SDK that sends a request from the event loop which asks, and reads
/// the answer there: no other thread is woken for it, which is what most of a small request costs.
/// A large answer is handed to the SDK on a worker thread, which decodes it there.
///
/// Bodies are held in memory, in both directions, and none may have more than 16 MiB; DynamoDB has
/// none that is larger. Time limits are the SDK's: when it gives up, the request is reset.
public final class VertxSdkHttpClient implements SdkAsyncHttpClient {
  /// An idle connection is closed before the server does it (DynamoDB's would after a minute or
  /// so), just when it may be used again.
  private static final int KEEP_ALIVE_SECONDS = 45;

  /// After which a connection is not used again, so that a change of addresses is noticed.
  private static final int LIFETIME_MINUTES = 10;

  private final Vertx vertx;
  private final HttpClientAgent client;

  /// For whoever asks from no event loop, as the SDK does when it tries again.
  private final Context spare;

  /// @param connections the most that are open at a time; further requests wait for one of them
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
      new SdkExchange(vertx, client, request, done).begin();
    } else {
      spare.runOnContext(_ -> new SdkExchange(vertx, client, request, done).begin());
    }
    return done;
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
