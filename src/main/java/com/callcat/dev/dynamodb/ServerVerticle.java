package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.storage.DiskStore;
import com.callcat.dev.dynamodb.storage.MemoryStore;
import com.callcat.dev.dynamodb.storage.Store;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The server's wiring: store, engine, listener, and the round that deletes what has expired.
final class ServerVerticle extends VerticleBase {
  private static final long SWEEP_MILLIS = 1_000;

  private final Options options;
  private @Nullable HttpServer server;
  private @Nullable Engine engine;
  private long sweeps;

  ServerVerticle(Options options) {
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return context.executeBlocking(this::open).compose(this::listen);
  }

  private Store open() throws IOException {
    var directory = options.directory();
    return directory == null
        ? new MemoryStore()
        : DiskStore.open(Files.createDirectories(directory));
  }

  private Future<?> listen(Store store) {
    var accounts = new Accounts(store, options);
    var opened = Engine.of(context, store);
    engine = opened;
    var answers = new Answers(vertx, options.unkindness());
    var front = new HttpFront(opened, accounts, answers, options.databasePerAccessKey());
    sweeps = vertx.setPeriodic(SWEEP_MILLIS, _ -> opened.submit(true, accounts::sweep));
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(options.host()))
        .requestHandler(front)
        .listen(options.port())
        .onSuccess(listening -> server = listening)
        .recover(failure -> opened.close().compose(_ -> Future.failedFuture(failure)));
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
