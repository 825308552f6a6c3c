package com.callcat.store;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.config.Config;
import com.callcat.metrics.ProgramMetrics;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/// The call repository. It answers [StoreRequest], and publishes every write of a call. What it has
/// in memory is only a cache, so any number of instances may run side by side.
public final class StoreVerticle extends VerticleBase {
  private final Config.DynamoDb settings;
  private final Dynamo.TimeLimits timeLimits;
  private final Config.Calls limits;
  private final String keyset;
  private final InstantSource clock;
  private final ProgramMetrics metrics;
  private final Tracer tracer;
  private @Nullable DynamoDbAsyncClient client;
  private @Nullable StatusIndex statusIndex;
  private @Nullable CallStore store;

  /// @param tinkKeysetJson see [Sealer#newKeyset()]
  public StoreVerticle(
      Config.DynamoDb settings,
      Config.Calls limits,
      String tinkKeysetJson,
      InstantSource clock,
      ProgramMetrics metrics,
      Tracer tracer) {
    this(settings, Dynamo.TimeLimits.SERVING, limits, tinkKeysetJson, clock, metrics, tracer);
  }

  StoreVerticle(
      Config.DynamoDb settings,
      Dynamo.TimeLimits timeLimits,
      Config.Calls limits,
      String tinkKeysetJson,
      InstantSource clock,
      ProgramMetrics metrics,
      Tracer tracer) {
    this.settings = settings;
    this.timeLimits = timeLimits;
    this.limits = limits;
    this.keyset = tinkKeysetJson;
    this.clock = clock;
    this.metrics = metrics;
    this.tracer = tracer;
  }

  /// Checks that a keyset can be used.
  ///
  /// @throws com.callcat.config.ConfigException if it cannot be used
  public static void check(String tinkKeysetJson) {
    var _ = new Sealer(tinkKeysetJson, () -> {});
  }

  /// Completes when every table can be used.
  @Override
  public Future<?> start() {
    return vertx
        .executeBlocking(() -> new Sealer(keyset, metrics.store.unreadable::increment))
        .compose(this::open)
        .recover(failure -> stop().transform(_ -> Future.failedFuture(failure)));
  }

  private Future<?> open(Sealer sealer) {
    return vertx
        .executeBlocking(() -> client = connect())
        .map(connected -> new Dynamo(connected, context, new TableNames(settings.tablePrefix())))
        .onSuccess(dynamo -> dynamo.measure(metrics.store))
        .compose(
            dynamo ->
                new TableSetup(dynamo, settings.createTables(), !settings.statusIndex())
                    .run()
                    .compose(_ -> new KeysetCheck(dynamo, sealer).run())
                    .compose(_ -> startIndex(new StatusIndex(dynamo, settings.statusIndex())))
                    .compose(statuses -> serve(store(dynamo, sealer, statuses))));
  }

  private DynamoDbAsyncClient connect() {
    var meter = new DynamoMeter(metrics.store, clock, settings.tablePrefix());
    return Dynamo.connect(vertx, settings, timeLimits, meter, new DynamoSpans(tracer));
  }

  private CallStore store(Dynamo dynamo, Sealer sealer, StatusIndex statuses) {
    var items = new CallItem(sealer, new DueShards(settings.dueByUser()));
    var open = new OpenCalls(limits.openPerUser(), clock);
    var shared = new CallStore.Settings(statuses, open, settings.spreadParts());
    return new CallStore(vertx, dynamo, sealer, items, clock, metrics, shared);
  }

  private Future<StatusIndex> startIndex(StatusIndex statuses) {
    statusIndex = statuses;
    return statuses.start().map(statuses);
  }

  private Future<Void> serve(CallStore made) {
    store = made;
    return made.start()
        .compose(_ -> Bus.of(vertx).serve(new Ping().address(), StoreRequest.class, made::answer));
  }

  @Override
  public Future<?> stop() {
    if (statusIndex != null) {
      statusIndex.end();
    }
    var serving = store;
    return serving == null ? close() : serving.end().eventually(this::close);
  }

  private Future<?> close() {
    var open = client;
    return open == null
        ? Future.succeededFuture()
        : vertx.executeBlocking(
            () -> {
              open.close();
              return Done.DONE;
            });
  }
}
