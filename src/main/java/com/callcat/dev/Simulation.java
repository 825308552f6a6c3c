package com.callcat.dev;

import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.dev.simulator.CallDurations;
import com.callcat.dev.simulator.JournalFile;
import com.callcat.dev.simulator.SimulatorSettings;
import com.callcat.dev.simulator.SimulatorVerticle;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The Retell simulator of the development program. It has a Vert.x instance of its own, so that it
/// shares nothing with the program, and an encrypted journal, so that its calls survive a restart.
final class Simulation implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final byte[] PURPOSE = "simulator".getBytes(StandardCharsets.UTF_8);

  private final Vertx vertx = Vertx.vertx();
  private final SimulatorVerticle simulator;

  private Simulation(SimulatorVerticle simulator) {
    this.simulator = simulator;
  }

  /// Starts it. Blocks until it listens.
  ///
  /// @param host the address to listen on
  static Simulation start(
      String host, Config config, DataDirLock held, InstantSource clock, SecureRandom random) {
    var keyset = Objects.requireNonNull(config.encryption().keyset());
    var retell = config.retell();
    var settings =
        new SimulatorSettings(
            retell.simulator().port(),
            Objects.requireNonNull(retell.apiKey()),
            retell.simulator().lines(),
            CallDurations.talking(Duration.ofSeconds(retell.simulator().talkSeconds())),
            journal(held, keyset));
    var started = new Simulation(new SimulatorVerticle(host, settings, clock, random));
    try {
      started.deploy(retell.simulator().port());
      return started;
    } catch (RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  private void deploy(int port) {
    try {
      await(vertx.deployVerticle(simulator));
    } catch (ExecutionException failure) {
      throw explained(failure.getCause(), port);
    }
  }

  private static RuntimeException explained(@Nullable Throwable failure, int port) {
    return switch (failure) {
      case BindException _ -> ConfigException.portInUse("retell.simulator.port", port);
      case IOException unreadable ->
          new ConfigException(
              "The simulator's calls in data.dir (CALLCAT_DATA_DIR) cannot be read: %s. Was there"
                      .formatted(unreadable.getMessage())
                  + " another encryption.keyset (CALLCAT_ENCRYPTION_KEYSET)?");
      case null, default -> new IllegalStateException("the simulator does not start", failure);
    };
  }

  private static void await(Future<?> future) throws ExecutionException {
    try {
      future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException failure) {
      throw new IllegalStateException("the simulator did not answer in time", failure);
    }
  }

  private static JournalFile journal(DataDirLock held, String keyset) {
    var aead = aead(keyset);
    return new JournalFile(
        held.directory().resolve("simulator.journal"),
        guarded(line -> aead.encrypt(line, PURPOSE)),
        guarded(line -> aead.decrypt(line, PURPOSE)));
  }

  private static Aead aead(String keyset) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
          .getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException failure) {
      throw new ConfigException("encryption.keyset is not a Tink AEAD keyset in JSON.");
    }
  }

  /// An operation of Tink on bytes.
  private interface Crypto {
    byte[] apply(byte[] bytes) throws GeneralSecurityException;
  }

  private static UnaryOperator<byte[]> guarded(Crypto crypto) {
    return bytes -> {
      try {
        return crypto.apply(bytes);
      } catch (GeneralSecurityException failure) {
        throw new IllegalStateException("the journal was sealed with another key", failure);
      }
    };
  }

  /// The URL at which it listens.
  String url() {
    return "http://localhost:" + simulator.actualPort();
  }

  @Override
  public void close() {
    try {
      await(vertx.close());
    } catch (ExecutionException failure) {
      throw new IllegalStateException("the simulator does not stop", failure);
    }
  }
}
