package com.callcat.dev;

import com.callcat.config.ConfigException;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The embedded DynamoDB of the development program, with its tables on disk. It has a Vert.x
/// instance of its own, so that it shares nothing with the program.
public final class EmbeddedDynamoDb implements AutoCloseable {
  /// The loopback address, which can be reached only from this machine.
  public static final String HERE = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDynamoDb.class);

  /// The file of DynamoDB Local, which older versions used.
  private static final String BEFORE = "shared-local-instance.db";

  private final Vertx vertx;
  private final DynamoDbServer server;

  private EmbeddedDynamoDb(Vertx vertx, DynamoDbServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /// Starts it. Blocks until it answers.
  ///
  /// @param host the address to listen on
  /// @param port 0 chooses a free one
  /// @throws ConfigException if the port is in use
  public static EmbeddedDynamoDb start(
      DataDirLock held, String host, int port, InstantSource clock) {
    var options = Options.onDisk(directory(held), port, clock).on(host);
    var vertx = Vertx.vertx();
    try {
      return new EmbeddedDynamoDb(vertx, DynamoDbServer.start(vertx, options).await());
    } catch (Throwable failure) {
      vertx.close().await();
      throw explained(failure, port);
    }
  }

  private static Path directory(DataDirLock held) {
    try {
      var directory = OwnerOnly.directory(held.directory().resolve("dynamodb"));
      tellOfBefore(directory.resolve(BEFORE));
      return directory;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void tellOfBefore(Path file) {
    if (Files.exists(file)) {
      LOG.warn(
          "The calls in {} were kept by DynamoDB Local, which is no part of CallCat any more. They"
              + " are not read: delete the file when nobody misses them.",
          file);
    }
  }

  private static RuntimeException explained(Throwable failure, int port) {
    return failure instanceof BindException
        ? ConfigException.portInUse("dynamodb.port", port)
        : new IllegalStateException("the embedded DynamoDB does not start", failure);
  }

  /// The URL at which this machine can reach it.
  public String endpoint() {
    return "http://" + HERE + ":" + server.port();
  }

  /// Stops it. Blocks until it has ended and all confirmed writes are on disk.
  @Override
  public void close() {
    vertx.close().await();
  }
}
