package com.callcat.dev.simulator;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Wires the simulator together: journal, placed calls, webhooks and listener.
public final class SimulatorVerticle extends VerticleBase {
  /// The loopback address, which can be reached only from this machine.
  public static final String HERE = "127.0.0.1";

  private final String host;
  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final RandomGenerator random;
  private Journal journal = Journal.NONE;
  private @Nullable HttpServer server;

  /// A simulator that listens on the loopback address.
  public SimulatorVerticle(
      SimulatorSettings settings, InstantSource clock, RandomGenerator random) {
    this(HERE, settings, clock, random);
  }

  /// To be deployed once, as a single instance.
  ///
  /// @param host the address to listen on
  /// @param random chooses ids and the order of shuffled webhooks; used by one thread
  public SimulatorVerticle(
      String host, SimulatorSettings settings, InstantSource clock, RandomGenerator random) {
    this.host = host;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /// Fails if there is a journal that cannot be read.
  @Override
  public Future<?> start() {
    journal = Journal.of(settings.journal(), context);
    var placed = new PlacedCalls();
    var sender = new WebhookSender(vertx, settings, clock);
    var webhooks = new WebhookSchedule(vertx, placed, journal, sender, clock, random);
    var service = new CallService(settings, clock, random, journal, placed, webhooks);
    return journal.open().onSuccess(service::recall).compose(entries -> listen(service));
  }

  private Future<HttpServer> listen(CallService service) {
    return vertx
        .createHttpServer()
        .requestHandler(new RetellRoutes(vertx, settings, service).router())
        .listen(settings.port(), host)
        .onSuccess(listening -> server = listening);
  }

  @Override
  public Future<?> stop() {
    return journal.close();
  }

  /// The port on which it listens; only valid after it was deployed.
  public int actualPort() {
    return Objects.requireNonNull(server, "not deployed yet").actualPort();
  }
}
