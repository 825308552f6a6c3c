package com.callcat.dev;

import com.callcat.CallCat;
import com.callcat.Running;
import com.callcat.config.Config;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A CallCat and whatever it lacks, started together and stopped in the opposite order.
public final class Development implements Running {
  private static final Logger LOG = LoggerFactory.getLogger(Development.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private @Nullable CallCat program;

  private Development(InstantSource clock) {
    this.clock = clock;
  }

  /// Blocks until everything listens.
  ///
  /// @param config what is null in it is filled in
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
    var dynamoDb = CompletableFuture.supplyAsync(() -> dynamoDb(withKeys, held));
    var postgres = CompletableFuture.supplyAsync(() -> postgres(withKeys, held));
    var retell = CompletableFuture.supplyAsync(() -> retell(withKeys, held));
    // All of them, also when one fails: what has started must be known to be stopped.
    await(CompletableFuture.allOf(dynamoDb, postgres, retell));
    var complete = DevDefaults.servers(withKeys, dynamoDb.join(), postgres.join(), retell.join());
    program = own(CallCat.start(complete, clock));
  }

  private static void await(CompletableFuture<?> servers) throws Exception {
    try {
      servers.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }

  private String dynamoDb(Config config, DataDirLock held) {
    var configured = config.dynamodb().endpoint();
    return configured != null
        ? configured
        : own(EmbeddedDynamoDb.start(held, config.dynamodb().port())).endpoint();
  }

  private String postgres(Config config, DataDirLock held) {
    var configured = config.postgres().uri();
    return configured != null ? configured : own(EmbeddedUsersDb.start(held)).uri();
  }

  private String retell(Config config, DataDirLock held) {
    var configured = config.retell().baseUrl();
    return configured != null
        ? configured
        : own(Simulation.start(config, held, clock, random)).url();
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
