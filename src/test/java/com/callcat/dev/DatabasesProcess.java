package com.callcat.dev;

import java.nio.file.Path;
import java.time.InstantSource;

/// A program with both databases, for [KilledProcessTest] to kill. It ends with its parent.
final class DatabasesProcess {
  static final String READY = "both databases have it";

  private DatabasesProcess() {}

  public static void main(String[] args) throws Exception {
    try (var lock = DataDirLock.take(Path.of(args[0]));
        var dynamo =
            EmbeddedDynamoDb.start(lock, EmbeddedDynamoDb.HERE, 0, InstantSource.system());
        var users = EmbeddedUsersDb.start(lock)) {
      DynamoNotes.write(dynamo.endpoint(), "kept");
      SqlNotes.write(users.uri(), "kept");
      System.out.println(READY);
      System.in.readAllBytes();
    }
  }
}
