package com.callcat.management;

import com.callcat.bus.Bus;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.DispatchRequest.ReadDispatching;
import com.callcat.bus.Request;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.config.Config;
import com.callcat.net.ListenerOptions;
import com.callcat.net.RequestDeadline;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reports the health of this process to the platform. It is alive if its event loops run, whatever
/// the state of its dependencies, because a restart would not help against anything else. It is
/// ready if it has started, is not stopping, and its databases answer. The answers contain no
/// secrets and no data of users.
public final class ManagementVerticle extends VerticleBase {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /// How long a database or an event loop may take to answer. This is shorter than the timeout of a
  /// probe.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// The timeout of a check that limits itself to [#PATIENCE], and then says more than that it took
  /// too long.
  private static final long LONGER_MS = PATIENCE.plusSeconds(1).toMillis();

  /// Statuses that vertx-web would log as errors, for a request with an invalid path or `Host`.
  private static final List<Integer> NOT_OUR_FAULT = List.of(400, 404);

  private final Config.Management settings;
  private final PrometheusMeterRegistry registry;
  private volatile Phase phase = Phase.STARTING;
  private @Nullable HttpServer server;

  /// The phase of the program's life.
  public enum Phase {
    STARTING,
    RUNNING,
    STOPPING
  }

  public ManagementVerticle(Config.Management settings, PrometheusMeterRegistry registry) {
    this.settings = settings;
    this.registry = registry;
  }

  @Override
  public Future<?> start() {
    var router = Router.router(vertx);
    router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(liveness()));
    router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(readiness()));
    router.get("/metrics").blockingHandler(this::metrics, false);
    NOT_OUR_FAULT.forEach(
        status -> router.errorHandler(status, context -> refuse(context, status)));
    server =
        RequestDeadline.guard(
            vertx,
            vertx.createHttpServer(options()),
            Duration.ofSeconds(settings.requestSeconds()),
            router,
            late -> late.response().setStatusCode(408).end());
    return server.listen();
  }

  /// Options without tracing, because probes and scrapes are not worth a trace.
  private HttpServerOptions options() {
    return ListenerOptions.http1(settings.host(), settings.port())
        .setTracingPolicy(TracingPolicy.IGNORE);
  }

  /// The port on which it listens; only valid after it was deployed.
  public int actualPort() {
    return Objects.requireNonNull(server).actualPort();
  }

  private static void refuse(RoutingContext context, int status) {
    context.response().setStatusCode(status).end();
  }

  /// Sets the phase of the program. May be called from any thread.
  public void enter(Phase next) {
    phase = next;
  }

  private HealthChecks liveness() {
    var loops = new EventLoops(vertx, context, PATIENCE);
    return HealthChecks.create(vertx)
        .register("event-loops", LONGER_MS, told -> loops.check().onComplete(told));
  }

  private HealthChecks readiness() {
    return HealthChecks.create(vertx)
        .register("program", told -> told.complete(program()))
        .register("calls", LONGER_MS, told -> store("DynamoDB", new Ping()).onComplete(told))
        .register("users", LONGER_MS, told -> store("PostgreSQL", new PingUsers()).onComplete(told))
        .register("dispatch", LONGER_MS, told -> dispatching().onComplete(told));
  }

  private Status program() {
    var now = phase;
    return new Status()
        .setOk(now == Phase.RUNNING)
        .setData(new JsonObject().put("phase", now.name().toLowerCase(Locale.ROOT)));
  }

  private Future<Status> store(String name, Request<?> ping) {
    var data = new JsonObject().put("store", name);
    return ask(ping).map(Status.OK(data)).otherwise(Status.KO(data));
  }

  /// The state of dispatching. It never makes the process unready, because calls can still be
  /// scheduled while nothing is dialled.
  private Future<Status> dispatching() {
    return ask(new ReadDispatching())
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

  private <A> Future<A> ask(Request<A> request) {
    return Bus.of(vertx).ask(request).timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void metrics(RoutingContext context) {
    context.response().putHeader("Content-Type", PROMETHEUS_TEXT).end(registry.scrape());
  }
}
