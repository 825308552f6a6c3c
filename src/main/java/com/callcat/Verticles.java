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

/// The deployed verticles, and the order in which they stop. First those stop that take new work,
/// then those that finish or hand over the work in progress, and last those that all others need.
final class Verticles {
  private static final long GRACE_SECONDS = 5;
  private final Vertx vertx;
  private final Map<Stop, List<String>> deployed = new EnumMap<>(Stop.class);
  private final List<Future<?>> starts = new ArrayList<>();

  /// The stage in which a verticle stops.
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

  /// Stops all verticles. Each stage begins when the one before has ended, even if it failed.
  Future<Void> stop() {
    var done = started();
    for (var stop : Stop.values()) {
      done = done.compose(before -> undeploy(stop));
    }
    return done.compose(before -> vertx.close());
  }

  /// Waits a moment for verticles that are still starting after another one has failed to start. If
  /// they were undeployed while they start, Vert.x would log errors.
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
