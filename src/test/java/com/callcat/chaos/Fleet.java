package com.callcat.chaos;

import com.callcat.chaos.ProcessSlot.State;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.FreePorts;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The deployed program several times over, as one cluster on one pair of databases.
final class Fleet implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  /// Several of them share a small machine.
  private static final String JAVA_OPTIONS = "-Xmx512m";

  private final List<ProcessSlot> members;

  private Fleet(List<ProcessSlot> members) {
    this.members = members;
  }

  /// Blocks until all are ready. They start at the same time, on empty databases.
  static Fleet start(int size, Path logs, String dynamoDb, String retell, String publicUrl)
      throws Exception {
    var ports = FreePorts.several(size);
    var shared = settings(ports, dynamoDb, retell, publicUrl);
    var fleet =
        new Fleet(
            IntStream.range(0, size)
                .mapToObj(i -> new ProcessSlot(i + 1, ports.get(i), logs, shared))
                .toList());
    fleet.startAll();
    return fleet;
  }

  private void startAll() throws Exception {
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var start : members.stream().map(member -> each.submit(() -> start(member))).toList()) {
        start.get();
      }
    } catch (Exception failure) {
      close();
      throw failure;
    }
  }

  private static ProcessSlot start(ProcessSlot member) throws IOException {
    member.start();
    return member;
  }

  List<ProcessSlot> members(State state) {
    return members.stream().filter(member -> member.state() == state).toList();
  }

  /// Every process that was ever ready, also when it is dead by now: a client does not know.
  List<ReadyLine> addresses() {
    return members.stream().map(ProcessSlot::urls).filter(Objects::nonNull).toList();
  }

  /// A rolling restart's last step, for all: SIGTERM.
  ///
  /// @return the exit codes
  List<Integer> terminate() throws Exception {
    var exits = members.stream().map(Fleet::exit).toList();
    return exits.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<Integer> exit(ProcessSlot member) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return member.terminate();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
  }

  /// At once, whatever they do.
  @Override
  public void close() {
    members.forEach(ProcessSlot::end);
  }

  private static Map<String, String> settings(
      List<Integer> ports, String dynamoDb, String retell, String publicUrl) {
    var settings =
        DeployedSettings.of(TestDynamoDb.database(dynamoDb), TestPostgres.freshDatabase(), retell);
    settings.put("CALLCAT_POSTGRES_POOLSIZE", "4");
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", publicUrl);
    settings.put("CALLCAT_RETELL_APIKEY", Retell.KEY);
    settings.put("CALLCAT_DISPATCH_MAXCONCURRENTCALLS", "1000");
    settings.put("CALLCAT_CLUSTER_ENABLED", "true");
    settings.put("CALLCAT_CLUSTER_HOST", HOST);
    settings.put("CALLCAT_CLUSTER_MEMBERS", members(ports));
    settings.put("JDK_JAVA_OPTIONS", JAVA_OPTIONS);
    return settings;
  }

  private static String members(List<Integer> ports) {
    return ports.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
  }
}
