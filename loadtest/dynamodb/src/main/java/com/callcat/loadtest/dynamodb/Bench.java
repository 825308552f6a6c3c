package com.callcat.loadtest.dynamodb;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/// Measures the server of the project beside DynamoDB Local: both run at once, each as a process of
/// its own, and take turns, round by round, so that whatever else the machine does meets both.
final class Bench {
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int CLIENTS = 4;
  private static final int SMALL = 1_000;
  private static final int LARGE = 100_000;
  private static final int BATCH = 25;

  /// So many, that the ticks in which Linux counts time are fine enough.
  private static final int OF_OURS = 6_000;

  private static final int OF_LOCAL = 750;

  /// A round of one server: processor time and time on the clock of each request.
  private record Round(double cpuMicros, double perSecond) {}

  private final Random random = new Random(1);

  public static void main(String[] args) throws Exception {
    var classPath = System.getProperty("java.class.path", "");
    var classes = Path.of("../../target/classes").toAbsolutePath().normalize();
    if (!Files.isDirectory(classes.resolve("com/callcat/dev/dynamodb"))) {
      throw new IllegalStateException(
          "build the program first: mvn compile, in " + classes.getParent());
    }
    try (var ours = Server.ours(classes + File.pathSeparator + ourPart(classPath));
        var local = Server.local(classPath, nativeLibraries(classPath))) {
      new Bench().run(ours, local);
    }
  }

  private static String ourPart(String classPath) {
    var needed = Pattern.compile("vertx-core|netty-|jackson-core|caffeine|h2-mvstore|slf4j-api");
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> needed.matcher(entry).find())
        .collect(joining(File.pathSeparator));
  }

  /// Maven keeps them beside the jar that needs them.
  private static Path nativeLibraries(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> entry.getFileName().toString().matches("sqlite4java-[0-9.]+[.]jar"))
        .map(Path::getParent)
        .map(
            version ->
                version
                    .resolveSibling("../libsqlite4java-linux-amd64")
                    .resolve(version.getFileName())
                    .normalize())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no native library of DynamoDB Local"));
  }

  private void run(Server ours, Server local) throws Exception {
    System.out.printf(
        "ready: ours %d ms, DynamoDB Local %d ms%n", ours.readyMillis, local.readyMillis);
    fill(ours, "small", SMALL);
    fill(local, "small", SMALL);
    fill(ours, "large", LARGE);
    System.out.printf("%-22s %34s %34s %20s%n", "", "ours", "DynamoDB Local", "ratio of CPU");
    for (var workload : Workload.values()) {
      compare(workload, ours, local);
    }
    System.out.printf(
        "%n%-22s %34s %34s %20s%n", "ours", "1,000 items", "100,000 items", "ratio of CPU");
    for (var workload : Workload.values()) {
      compareSizes(workload, ours);
    }
  }

  private static void fill(Server server, String table, int items) {
    server.ask("CreateTable", Workload.createTable(table));
    for (var from = 0; from < items; from += BATCH) {
      server.ask("BatchWriteItem", Workload.batch(table, from));
    }
  }

  private void compare(Workload workload, Server ours, Server local) throws Exception {
    var one = new ArrayList<Round>();
    var other = new ArrayList<Round>();
    for (var round = -WARM_UPS; round < ROUNDS; round++) {
      var first = round(ours, workload, "small", SMALL, OF_OURS);
      var second = round(local, workload, "small", SMALL, OF_LOCAL);
      if (round >= 0) {
        one.add(first);
        other.add(second);
      }
    }
    print(workload, one, other);
  }

  private void compareSizes(Workload workload, Server ours) throws Exception {
    var one = new ArrayList<Round>();
    var other = new ArrayList<Round>();
    for (var round = -1; round < ROUNDS; round++) {
      var first = round(ours, workload, "small", SMALL, OF_OURS);
      var second = round(ours, workload, "large", LARGE, OF_OURS);
      if (round >= 0) {
        one.add(first);
        other.add(second);
      }
    }
    print(workload, one, other);
  }

  private Round round(Server server, Workload workload, String table, int items, int requests)
      throws Exception {
    var bodies = random.ints(requests, 0, items).mapToObj(n -> workload.body(table, n)).toList();
    var cpu = server.cpuNanos();
    var start = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var running = new ArrayList<Future<?>>();
      for (var client = 0; client < CLIENTS; client++) {
        var offset = client;
        running.add(
            clients.submit(
                () -> {
                  for (var i = offset; i < requests; i += CLIENTS) {
                    server.ask(workload.operation, bodies.get(i));
                  }
                }));
      }
      for (var client : running) {
        client.get();
      }
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    return new Round((server.cpuNanos() - cpu) / 1e3 / requests, requests / seconds);
  }

  private static void print(Workload workload, List<Round> one, List<Round> other) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < one.size(); i++) {
      ratios.add(other.get(i).cpuMicros() / one.get(i).cpuMicros());
    }
    System.out.printf(
        "%-22s %34s %34s %20s%n", workload, show(one), show(other), spread(ratios, "%.1f"));
  }

  private static String show(List<Round> rounds) {
    return spread(rounds.stream().map(Round::cpuMicros).toList(), "%.0f")
        + " µs CPU "
        + spread(rounds.stream().map(Round::perSecond).toList(), "%.0f")
        + "/s";
  }

  /// The median, and the least and the greatest.
  private static String spread(List<Double> values, String format) {
    var sorted = values.stream().sorted().toList();
    return (format + " (" + format + "–" + format + ")")
        .formatted(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }
}
