package com.callcat.dev;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.callcat.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/// DynamoDB Local in this process, on this machine's own address, with its tables on disk. It is
/// put together here and not by its `ServerRunner`, which listens to the whole network and cannot
/// tell which free port it got.
public final class EmbeddedDynamoDb implements AutoCloseable {
  /// Held, or the level set on it is forgotten.
  private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private final Server http;
  private final LocalDynamoDBServerHandler database;

  private EmbeddedDynamoDb(Server http, LocalDynamoDBServerHandler database) {
    this.http = http;
    this.database = database;
  }

  /// Blocks until it answers.
  ///
  /// @param port 0 picks a free one
  /// @throws ConfigException when the port is in use
  public static EmbeddedDynamoDb start(DataDirLock held, int port) {
    SQLITE.setLevel(Level.WARNING);
    var address = new InetSocketAddress(HERE, port);
    var started = new EmbeddedDynamoDb(new Server(address), open(held.directory()));
    try {
      started.http.setHandler(new ContextHandler(started.database));
      started.http.start();
      return started;
    } catch (Exception failure) {
      started.close();
      throw explained(failure, port);
    }
  }

  private static LocalDynamoDBServerHandler open(Path directory) {
    try {
      var home = OwnerOnly.directory(directory.resolve("dynamodb")).toString();
      return new LocalDynamoDBServerHandler(
          new LocalDynamoDBRequestHandler(0, false, home, true, false), null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RuntimeException explained(Exception failure, int port) {
    return failure.getCause() instanceof BindException
        ? ConfigException.portInUse("dynamodb.port", port)
        : new IllegalStateException("the embedded DynamoDB does not start", failure);
  }

  /// Where it listens, a URL.
  public String endpoint() {
    var connector = (ServerConnector) http.getConnectors()[0];
    return "http://" + HERE.getHostAddress() + ":" + connector.getLocalPort();
  }

  /// Blocks until nothing of it runs.
  @Override
  public void close() {
    try {
      http.stop();
      database.close();
    } catch (Exception failure) {
      throw new IllegalStateException("the embedded DynamoDB does not stop", failure);
    }
  }
}
