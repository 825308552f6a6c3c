package com.callcat.loadtest.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/// Sends requests, a few at a time: the next one when one is answered. On one event loop.
final class Generator {
  /// As many clients as keep one processor busy, and no more.
  static final int CLIENTS = 8;

  private static final long MINUTES_PATIENCE = 5;

  private final Vertx vertx;
  private final HttpClient client;

  Generator(Vertx vertx) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CLIENTS));
  }

  /// How long it took.
  ///
  /// @param sorted nanoseconds of each request
  record Times(double seconds, long[] sorted) {
    double perSecond() {
      return sorted.length / seconds;
    }

    double millis(double quantile) {
      return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
    }
  }

  /// Sends so many and waits for all answers.
  ///
  /// @param requests the nth, from 0 on
  /// @throws IllegalStateException when one is not answered as it must be
  Times run(int count, IntFunction<Request> requests) {
    return run(count, requests, (_, _) -> {});
  }

  /// The bodies of the answers, in the order of the requests.
  List<JsonObject> askAll(List<Request> requests) {
    var answers = new ConcurrentSkipListMap<Integer, JsonObject>();
    run(requests.size(), requests::get, (number, body) -> answers.put(number, body.toJsonObject()));
    return List.copyOf(answers.values());
  }

  private Times run(int count, IntFunction<Request> requests, BiConsumer<Integer, Buffer> answers) {
    var run = new Run(count, requests, answers);
    vertx.getOrCreateContext().runOnContext(_ -> run.begin());
    var start = System.nanoTime();
    await(run.done.future());
    var seconds = (System.nanoTime() - start) / 1e9;
    Arrays.sort(run.nanos);
    return new Times(seconds, run.nanos);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(MINUTES_PATIENCE, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private Future<Buffer> send(Request request) {
    var options =
        new RequestOptions()
            .setMethod(request.method())
            .setHost(request.url().getHost())
            .setPort(request.url().getPort())
            .setURI(request.url().toString().replaceFirst("^http://[^/]+", ""));
    request.headers().forEach(options::addHeader);
    return client
        .request(options)
        .compose(open -> open.send(request.body()))
        .compose(answer -> answer.body().map(body -> checked(request, answer.statusCode(), body)));
  }

  private static Buffer checked(Request request, int status, Buffer body) {
    if (status != request.status()) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(request.method(), request.url(), status, body));
    }
    return body;
  }

  /// One series of requests.
  private final class Run {
    final Promise<Void> done = Promise.promise();
    final long[] nanos;
    private final IntFunction<Request> requests;
    private final BiConsumer<Integer, Buffer> answers;
    private int sent;
    private int answered;

    Run(int count, IntFunction<Request> requests, BiConsumer<Integer, Buffer> answers) {
      this.nanos = new long[count];
      this.requests = requests;
      this.answers = answers;
    }

    void begin() {
      for (var i = 0; i < Math.min(CLIENTS, nanos.length); i++) {
        next();
      }
    }

    private void next() {
      if (sent == nanos.length) {
        return;
      }
      var number = sent++;
      var request = requests.apply(number);
      var start = System.nanoTime();
      send(request)
          .onSuccess(
              body -> {
                answers.accept(number, body);
                nanos[number] = System.nanoTime() - start;
                answered++;
                if (answered == nanos.length) {
                  done.tryComplete();
                }
                next();
              })
          .onFailure(done::tryFail);
    }
  }
}
