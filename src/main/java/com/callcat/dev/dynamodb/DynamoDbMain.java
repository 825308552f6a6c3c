package com.callcat.dev.dynamodb;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;

/// The server as a process of its own.
final class DynamoDbMain {
  private static final String USAGE = "usage: PORT [DIRECTORY]";

  private DynamoDbMain() {}

  /// Prints where it listens as soon as it does.
  ///
  /// @param args the port, or 0 for a free one; then the directory for the data, or nothing to keep
  ///   it in memory
  public static void main(String[] args) {
    if (args.length == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    var port = Integer.parseInt(args[0]);
    var clock = InstantSource.system();
    var options =
        args.length == 1
            ? Options.inMemory(clock).at(port)
            : Options.onDisk(Path.of(args[1]), port, clock);
    var server = DynamoDbServer.start(Vertx.vertx(), options).await();
    System.out.println("ready " + server.endpoint());
  }
}
