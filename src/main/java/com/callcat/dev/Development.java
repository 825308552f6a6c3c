package com.callcat.dev;

import com.callcat.CallCat;
import com.callcat.Running;
import com.callcat.Waiting;
import com.callcat.config.Config;
import com.callcat.dev.simulator.SimulatorVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts CallCat together with the servers that are not configured, and stops them in reverse
/// order.
public final class Development implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(Development.class);

  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  /// The first start takes long, because it unpacks PostgreSQL.
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable CallCat program;

  private Development(InstantSource clock) {
    this.clock = clock;
  }

  /// Starts everything. Blocks until everything listens.
  ///
  /// @param config the settings; those that are null are filled in
  public static Development start(Config config, InstantSource clock) throws Exception {
    var development = new Development(clock);
    try {
      development.run(config);
      return development;
    } catch (Throwable failure) {
      development.close();
      throw failure;
    }
  }

  private void run(Config config) throws Exception {
    var held = own(DataDirLock.take(Path.of(config.data().dir())));
    var secrets = DevSecrets.in(held, random);
    var withKeys = DevDefaults.secrets(config, secrets);
    var waiting = new Waiting(TELL_EVERY, LONGEST_START);
    var dynamoDb = begin(waiting, "the embedded DynamoDB", () -> dynamoDb(withKeys, held));
    var postgres = begin(waiting, "the embedded PostgreSQL", () -> postgres(withKeys, held));
    var retell = begin(waiting, "the Retell simulator", () -> retell(withKeys, held));
    // Waits for all of them, even if one fails, so that those that have started can be stopped.
    waiting.await(Future.join(dynamoDb, postgres, retell));
    var complete =
        DevDefaults.servers(withKeys, dynamoDb.result(), postgres.result(), retell.result());
    program = own(CallCat.start(complete, clock));
  }

  private static Future<String> begin(Waiting waiting, String what, Callable<String> server) {
    var url = Promise.<String>promise();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                url.complete(server.call());
              } catch (Throwable failure) {
                url.fail(failure);
              }
            });
    return waiting.on(what, url.future());
  }

  private String dynamoDb(Config config, DataDirLock held) {
    var configured = config.dynamodb().endpoint();
    var port = config.dynamodb().port();
    return configured != null
        ? configured
        : own(EmbeddedDynamoDb.start(held, EmbeddedDynamoDb.HERE, port, clock)).endpoint();
  }

  private String postgres(Config config, DataDirLock held) {
    var configured = config.postgres().uri();
    return configured != null ? configured : own(EmbeddedUsersDb.start(held)).uri();
  }

  private String retell(Config config, DataDirLock held) {
    var configured = config.retell().baseUrl();
    return configured != null
        ? configured
        : own(Simulation.start(SimulatorVerticle.HERE, config, held, clock, random)).url();
  }

  private synchronized <T extends AutoCloseable> T own(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public String readyLine() {
    return Objects.requireNonNull(program).readyLine();
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        LOG.warn("a part did not stop: {}", failure.getMessage());
      }
    }
  }
}
