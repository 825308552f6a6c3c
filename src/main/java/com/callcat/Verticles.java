package com.callcat;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The verticles that are deployed, and the order in which they stop: first no new work is taken,
/// then what is under way is finished or handed over, and last goes what all others need.
final class Verticles {
  private static final long GRACE_SECONDS = 5;
  private final Vertx vertx;
  private final Map<Stop, List<String>> deployed = new EnumMap<>(Stop.class);
  private final List<Future<?>> starts = new ArrayList<>();

  /// When a verticle stops.
  enum Stop {
    DISPATCH,
    LISTENERS,
    HANDLERS,
    LAST
  }

  Verticles(Vertx vertx) {
    this.vertx = vertx;
  }

  Future<?> deploy(Stop stop, Deployable verticle) {
    return remember(stop, vertx.deployVerticle(verticle));
  }

  Future<?> deploy(Stop stop, Supplier<Deployable> verticles, DeploymentOptions options) {
    return remember(stop, vertx.deployVerticle(verticles, options));
  }

  private synchronized Future<?> remember(Stop stop, Future<String> start) {
    var remembered = start.onSuccess(id -> remember(stop, id));
    starts.add(remembered);
    return remembered;
  }

  private synchronized void remember(Stop stop, String id) {
    deployed.computeIfAbsent(stop, none -> new ArrayList<>()).add(id);
  }

  /// Each stage begins when the one before has ended, however that went.
  Future<Void> stop() {
    var done = started();
    for (var stop : Stop.values()) {
      done = done.compose(before -> undeploy(stop));
    }
    return done.compose(before -> vertx.close());
  }

  /// When one verticle does not start, others may still be starting. Vert.x complains of those that
  /// it has to cut off, so they are given a moment.
  private synchronized Future<Void> started() {
    return Future.join(starts)
        .<Void>mapEmpty()
        .timeout(GRACE_SECONDS, TimeUnit.SECONDS)
        .otherwiseEmpty();
  }

  private synchronized Future<Void> undeploy(Stop stop) {
    var ids = deployed.getOrDefault(stop, List.of());
    return Future.join(ids.stream().map(vertx::undeploy).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
