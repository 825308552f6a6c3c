package com.callcat;

import static com.callcat.Verticles.Stop.DISPATCH;
import static com.callcat.Verticles.Stop.HANDLERS;
import static com.callcat.Verticles.Stop.LAST;
import static com.callcat.Verticles.Stop.LISTENERS;

import com.callcat.analysis.AnalysisVerticle;
import com.callcat.analysis.RuleAnalyst;
import com.callcat.bus.Bus;
import com.callcat.bus.HandlerRequest;
import com.callcat.call.CallRules;
import com.callcat.call.TimingsBuilder;
import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.dispatch.DispatchVerticle;
import com.callcat.handler.HandlerVerticle;
import com.callcat.http.AuthenticationLimit;
import com.callcat.http.HttpVerticle;
import com.callcat.http.PhoneNumbers;
import com.callcat.http.Tokens;
import com.callcat.management.ManagementVerticle;
import com.callcat.management.ManagementVerticle.Phase;
import com.callcat.metrics.EventLoopLag;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.retell.client.RetellClientVerticle;
import com.callcat.retell.webhook.WebhookVerticle;
import com.callcat.store.StoreVerticle;
import com.callcat.tracing.Tracing;
import com.callcat.users.UsersVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires the program together. It is the only class that knows every verticle. It starts the
/// databases first, then the verticles that use them, and last the dispatch timer, which starts the
/// work.
public final class CallCat implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(CallCat.class);
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration TELL_EVERY = Duration.ofSeconds(5);
  private static final long STOP_SECONDS = 19;

  /// Turns off that Vert.x unpacks files from the class path: nothing needs it, and a container has
  /// no place for them.
  private static final FileSystemOptions NO_FILES =
      new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

  private final Config config;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Monitoring monitoring;
  private final ProgramMetrics metrics;
  private final Verticles verticles;
  private final Tokens tokens;
  private final PhoneNumbers numbers;
  private final Waiting waiting;
  private final Addresses addresses;
  private final ManagementVerticle management;
  private final AtomicReference<String> urls = new AtomicReference<>("");

  private CallCat(
      Config config, InstantSource clock, Vertx vertx, Monitoring monitoring, Waiting waiting) {
    this.config = config;
    this.clock = clock;
    this.waiting = waiting;
    this.addresses = new Addresses(config);
    this.verticles = new Verticles(vertx);
    this.monitoring = monitoring;
    this.metrics = monitoring.metrics();
    this.management = new ManagementVerticle(config.management(), monitoring.registry());
    // Both load many classes; here no event loop has to wait for that.
    this.tokens = new Tokens(vertx, config.auth(), clock, random);
    this.numbers = new PhoneNumbers(config.phone());
    Bus.register(vertx);
  }

  /// Starts the program and waits until everything listens.
  ///
  /// @param config complete settings
  /// @throws ConfigException if a setting cannot be used, or a port or a database is not available
  public static CallCat start(Config config, InstantSource clock) throws Exception {
    return start(config, clock, Tracing.off());
  }

  /// The same with tracing.
  ///
  /// @param tracing closed with the program
  static CallCat start(Config config, InstantSource clock, Tracing tracing) throws Exception {
    check(config);
    var monitoring = new Monitoring(tracing);
    var waiting = new Waiting(TELL_EVERY, LONGEST_START);
    var joined = waiting.on("the cluster (cluster.enabled)", vertx(config.cluster(), monitoring));
    var program = new CallCat(config, clock, waiting.await(joined), monitoring, waiting);
    try {
      waiting.await(program.deploy());
      return program;
    } catch (Throwable failure) {
      program.close();
      throw failure;
    }
  }

  /// Checks the settings that only the classes using them can check, before anything is started.
  private static void check(Config config) {
    ConfigException.all(
        () -> StoreVerticle.check(Objects.requireNonNull(config.encryption().keyset())),
        () -> UsersVerticle.check(config.postgres()),
        () -> Tokens.check(config.auth()),
        () -> new PhoneNumbers(config.phone()));
  }

  private Future<?> deploy() {
    var webhook =
        new WebhookVerticle(
            config.webhook(), config.retell().signingKeys(), clock, metrics.webhooks);
    return deployStores()
        .compose(stored -> deployHandlers())
        .compose(handling -> listen(LISTENERS, "webhook.port", config.webhook().port(), webhook))
        .compose(listening -> verticles.deploy(LAST, retellClient(webhook.actualPort())))
        .compose(asking -> verticles.deploy(LAST, new AnalysisVerticle(RuleAnalyst::new)))
        .compose(
            analysing -> listen(LAST, "management.port", config.management().port(), management))
        .compose(managed -> watchEventLoops())
        .compose(watched -> deployHttp())
        .onSuccess(
            http ->
                urls.set(
                    addresses.all(
                        http.actualPort(), webhook.actualPort(), management.actualPort())))
        .compose(listening -> verticles.deploy(DISPATCH, dispatch()))
        .onSuccess(dispatching -> management.enter(Phase.RUNNING));
  }

  private Future<?> deployStores() {
    var keyset = Objects.requireNonNull(config.encryption().keyset());
    Supplier<Deployable> users =
        () -> new UsersVerticle(config.postgres(), config.auth(), clock, random);
    var dynamoDb = config.dynamodb().endpoint() != null ? "dynamodb.endpoint" : "dynamodb.region";
    var store = verticles.deploy(LAST, store(keyset));
    return Future.all(
        database(dynamoDb, addresses.dynamoDb(), store),
        database(
            "postgres.uri",
            addresses.postgres(),
            verticles.deploy(LAST, users, new DeploymentOptions())));
  }

  private StoreVerticle store(String keyset) {
    return new StoreVerticle(
        config.dynamodb(), config.calls(), keyset, clock, metrics, monitoring.tracer());
  }

  private Future<?> database(String setting, String place, Future<?> start) {
    return waiting.on(
        "the database of %s at %s".formatted(setting, place),
        StartProblem.database(start, setting));
  }

  private Future<?> deployHandlers() {
    var dispatch = config.dispatch();
    var retell = config.retell();
    var lease = Duration.ofSeconds(dispatch.leaseSeconds());
    var timings =
        new TimingsBuilder()
            .allowedLateness(Duration.ofSeconds(dispatch.allowedLatenessSeconds()))
            .lease(lease)
            .longestCall(Duration.ofSeconds(retell.maxCallSeconds() + retell.ringSeconds() + 120L))
            .build();
    var restoredAt = dispatch.restoredAt();
    var rules =
        new CallRules(timings, restoredAt == null ? Instant.MIN : Instant.parse(restoredAt));
    return Future.all(
        IntStream.range(0, HandlerRequest.LANES)
            .mapToObj(lane -> new HandlerVerticle(lane, rules, lease, clock, random, metrics.calls))
            .map(handlers -> verticles.deploy(HANDLERS, handlers))
            .toList());
  }

  /// The dispatch timer, with a name of the process that no other one has, now or later.
  private DispatchVerticle dispatch() {
    var name = UUID.randomUUID().toString();
    return new DispatchVerticle(config.dispatch(), clock, name, metrics.dispatch);
  }

  private RetellClientVerticle retellClient(int webhookPort) {
    var webhook = addresses.webhook(webhookPort) + WebhookVerticle.PATH;
    return new RetellClientVerticle(config.retell(), webhook, clock, metrics.retell);
  }

  private Future<?> watchEventLoops() {
    Supplier<Deployable> each = () -> new EventLoopLag(metrics.process);
    var perLoop = new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    return verticles.deploy(LAST, each, perLoop);
  }

  /// Deploys one router for each core; they share the port.
  private Future<HttpVerticle> deployHttp() {
    var attempts = new AuthenticationLimit(config.auth(), clock);
    var newest = new AtomicReference<HttpVerticle>();
    Supplier<Deployable> routers =
        () -> {
          var router =
              new HttpVerticle(
                  config.http(), numbers, tokens, attempts, clock, random, metrics.process);
          newest.set(router);
          return router;
        };
    var perCore = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    var routing =
        StartProblem.port(
            verticles.deploy(LISTENERS, routers, perCore), "http.port", config.http().port());
    // the routers read which sessions have ended
    return StartProblem.askedDatabase(routing, "postgres.uri").map(deployed -> newest.get());
  }

  private Future<?> listen(Verticles.Stop stop, String setting, int port, Deployable listener) {
    return StartProblem.port(verticles.deploy(stop, listener), setting, port);
  }

  @Override
  public String readyLine() {
    return "CallCat is ready " + urls.get();
  }

  @Override
  public void close() {
    management.enter(Phase.STOPPING);
    try {
      verticles.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception slow) {
      LOG.warn("not everything stopped within {} s", STOP_SECONDS);
    }
    monitoring.close();
  }

  private static Future<Vertx> vertx(Config.Cluster cluster, Monitoring monitoring) {
    var options =
        new VertxOptions().setMetricsOptions(Monitoring.options()).setFileSystemOptions(NO_FILES);
    return cluster.enabled()
        ? Cluster.join(cluster, options, monitoring)
        : Future.succeededFuture(monitoring.applyTo(Vertx.builder().with(options)).build());
  }
}
