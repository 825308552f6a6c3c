package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.storage.DiskStore;
import com.callcat.dev.dynamodb.storage.MemoryStore;
import com.callcat.dev.dynamodb.storage.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Wires the server together: store, engine, listener, and the timer that deletes expired items.
final class ServerVerticle extends VerticleBase {
  private static final long SWEEP_MILLIS = 1_000;

  private final Options options;
  private final Promise<HttpFront> front = Promise.promise();
  private @Nullable HttpServer server;
  private @Nullable Engine engine;
  private long sweeps;

  ServerVerticle(Options options) {
    this.options = options;
  }

  /// Opens the store and the port at the same time: each takes a tenth of a second, mostly for
  /// loading classes.
  @Override
  public Future<?> start() {
    var opened = openStore().map(this::serve).onComplete(front);
    return Future.join(opened, listen())
        .recover(failure -> stop().transform(_ -> Future.failedFuture(failure)));
  }

  private Future<Store> openStore() {
    var directory = options.directory();
    return directory == null
        ? Future.succeededFuture(new MemoryStore())
        : context.executeBlocking(() -> DiskStore.open(Files.createDirectories(directory)));
  }

  private HttpFront serve(Store store) {
    var accounts = new AccountDatabases(store, options);
    var opened = Engine.of(context, store);
    engine = opened;
    sweeps = vertx.setPeriodic(SWEEP_MILLIS, _ -> opened.submit(true, accounts::sweep));
    var answers = new ResponseSender(vertx, options.faults(), options.clock());
    return new HttpFront(opened, accounts, answers, options.databasePerAccessKey());
  }

  private Future<?> listen() {
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(options.host()))
        .requestHandler(this::handle)
        .listen(options.port())
        .onSuccess(listening -> server = listening);
  }

  private void handle(HttpServerRequest request) {
    var opened = front.future();
    if (opened.succeeded()) {
      opened.result().handle(request);
      return;
    }
    request.pause();
    opened.onSuccess(
        ready -> {
          ready.handle(request);
          request.resume();
        });
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(sweeps);
    var listener = server;
    var running = engine;
    var closed = listener == null ? Future.<Void>succeededFuture() : listener.close();
    return running == null ? closed : closed.transform(_ -> running.close());
  }

  int port() {
    return Objects.requireNonNull(server, "not started").actualPort();
  }
}
