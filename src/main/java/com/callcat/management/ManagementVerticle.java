package com.callcat.management;

import com.callcat.bus.Bus;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.DispatchRequest.ReadDispatching;
import com.callcat.bus.Request;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.UserRequest;
import com.callcat.config.Config;
import com.callcat.listener.ListenerOptions;
import com.callcat.listener.RequestDeadline;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells the platform how this process is: alive when it answers at all, ready when its stores do.
public final class ManagementVerticle extends VerticleBase {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final long PATIENCE_MS = 3_000;

  /// Left to vertx-web, a request without a good path or `Host` would be logged as an accident.
  private static final List<Integer> NOT_OUR_FAULT = List.of(400, 404);

  private final Config.Management settings;
  private final PrometheusMeterRegistry registry;
  private @Nullable HttpServer server;

  public ManagementVerticle(Config.Management settings, PrometheusMeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    router.get("/health/live").handler(context -> context.json(Map.of("status", "UP")));
    router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(readiness()));
    router.get("/metrics").blockingHandler(this::metrics, false);
    NOT_OUR_FAULT.forEach(
        status -> router.errorHandler(status, context -> refuse(context, status)));
    server =
        RequestDeadline.guard(
            vertx,
            vertx.createHttpServer(ListenerOptions.http1(settings.host(), settings.port())),
            Duration.ofSeconds(settings.requestSeconds()),
            router,
            late -> late.response().setStatusCode(408).end());
    return server.listen();
  }

  /// Where it listens; only after it was deployed.
  public int actualPort() {
    return Objects.requireNonNull(server).actualPort();
  }

  private static void refuse(RoutingContext context, int status) {
    context.response().setStatusCode(status).end();
  }

  private HealthChecks readiness() {
    return HealthChecks.create(vertx)
        .register("calls", PATIENCE_MS, promise -> ask(new StoreRequest.Ping()).onComplete(promise))
        .register(
            "users", PATIENCE_MS, promise -> ask(new UserRequest.PingUsers()).onComplete(promise))
        .register("dispatch", PATIENCE_MS, promise -> dispatching().onComplete(promise));
  }

  /// Never a reason to be not ready: while nothing is dialled, calls can still be scheduled.
  private Future<Status> dispatching() {
    return Bus.of(vertx)
        .ask(new ReadDispatching())
        .map(ManagementVerticle::told)
        .otherwise(Status.OK(new JsonObject().put("unknown", true)));
  }

  private static Status told(Dispatching standing) {
    return Status.OK(
        new JsonObject()
            .put("leader", standing.leads())
            .put("breakerOpen", standing.breakerOpen())
            .put("lines", standing.lines())
            .put("linesTaken", standing.taken())
            .put("callsWaiting", standing.waiting()));
  }

  private Future<Status> ask(Request<?> ping) {
    return Bus.of(vertx).ask(ping).map(Status.OK()).otherwise(Status.KO());
  }

  private void metrics(RoutingContext context) {
    context.response().putHeader("Content-Type", PROMETHEUS_TEXT).end(registry.scrape());
  }
}
