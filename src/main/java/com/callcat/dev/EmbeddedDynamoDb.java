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

/// The DynamoDB of development: in a Vert.x of its own, as AWS is a company of its own, with its
/// tables on disk.
public final class EmbeddedDynamoDb implements AutoCloseable {
  /// Reached from this machine alone.
  public static final String HERE = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDynamoDb.class);

  /// What DynamoDB Local, which stood here before, called its file.
  private static final String BEFORE = "shared-local-instance.db";

  private final Vertx vertx;
  private final DynamoDbServer server;

  private EmbeddedDynamoDb(Vertx vertx, DynamoDbServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /// Blocks until it answers.
  ///
  /// @param host the address where it listens
  /// @param port 0 picks a free one
  /// @throws ConfigException when the port is in use
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

  /// Where this machine reaches it, a URL.
  public String endpoint() {
    return "http://" + HERE + ":" + server.port();
  }

  /// Blocks until nothing of it runs, and all that it confirmed is on disk.
  @Override
  public void close() {
    vertx.close().await();
  }
}
