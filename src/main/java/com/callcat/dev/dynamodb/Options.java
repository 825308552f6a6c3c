package com.callcat.dev.dynamodb;

import com.callcat.dev.dynamodb.faults.InjectedFaults;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The options of a server.
///
/// @param host the address to listen on
/// @param port 0 chooses a free one
/// @param directory the directory for its data, which nothing else may use; null to keep the data
///   in memory
/// @param databasePerAccessKey whether each access key has its own tables, like an account of AWS
/// @param clock the source of the time
public record Options(
    String host,
    int port,
    @Nullable Path directory,
    boolean databasePerAccessKey,
    InstantSource clock,
    InjectedFaults faults) {
  private static final String HERE = "127.0.0.1";

  /// For tests: in memory, a free port, a database for each access key.
  public static Options inMemory(InstantSource clock) {
    return new Options(HERE, 0, null, true, clock, InjectedFaults.NONE);
  }

  /// For development: on disk, one database, indexes a few milliseconds behind.
  public static Options onDisk(Path directory, int port, InstantSource clock) {
    return new Options(HERE, port, directory, false, clock, InjectedFaults.DEVELOPMENT);
  }

  public Options at(int otherPort) {
    return new Options(host, otherPort, directory, databasePerAccessKey, clock, faults);
  }

  /// The same options with another address.
  public Options on(String address) {
    return new Options(address, port, directory, databasePerAccessKey, clock, faults);
  }

  public Options with(InjectedFaults changed) {
    return new Options(host, port, directory, databasePerAccessKey, clock, changed);
  }
}
