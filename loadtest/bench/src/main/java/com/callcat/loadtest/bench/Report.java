package com.callcat.loadtest.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The page of a run, in Markdown.
final class Report {
  private static final Path PAGES = Path.of("../../docs/performance");

  private final double loadBefore = load();
  private List<Double> starts = List.of();
  private double idleMillis;
  private StandIn.Counts standIn = new StandIn.Counts(0, 0);

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  void starts(List<Double> seconds) {
    starts = seconds;
  }

  void idle(double millisPerSecond) {
    idleMillis = millisPerSecond;
  }

  void standIn(StandIn.Counts counts) {
    standIn = counts;
  }

  /// Prints it, and keeps it when the run was of full size.
  void write(Map<Target, List<Round>> rounds, double scale, int count) throws IOException {
    var today = LocalDate.now(ZoneOffset.UTC);
    var page = head(today, scale, count) + table(rounds) + tail(rounds);
    System.out.println(page);
    if (scale >= 1) {
      var file = PAGES.resolve("requests-" + today + ".md");
      Files.writeString(file, page);
      System.out.println("written to " + file.toRealPath());
    }
  }

  private String head(LocalDate today, double scale, int count) {
    return """
    # What a request costs, %s

    Printed by [one command](../../loadtest/README.md#what-a-request-costs), %d rounds in turn%s.
    Median (least–greatest). F is a checked token and one GetItem by the client that was cheapest here; its ratio is taken
    within each round. One processor was shared, so read ratios, and not times.

    """
        .formatted(today, count, scale >= 1 ? "" : ", of a smaller size: no measure");
  }

  private static String table(Map<Target, List<Round>> rounds) {
    var floor = floor(rounds);
    var text =
        new StringBuilder(
            """
            | | processor time a request, µs | times F | reach | requests a second | p50 ms | p99 ms | allocated a request, KB | requests to DynamoDB | resident MB |
            |---|---|---|---|---|---|---|---|---|---|
            """);
    rounds.forEach((target, all) -> text.append(line(target, all, floor)));
    return text.toString();
  }

  /// The rounds of the cheapest of the floors that ask DynamoDB.
  private static List<Round> floor(Map<Target, List<Round>> rounds) {
    return rounds.entrySet().stream()
        .filter(entry -> entry.getKey().name().contains("GetItem"))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingDouble(all -> median(values(all, Round::cpuMicros))))
        .orElseThrow();
  }

  private static String line(Target target, List<Round> all, List<Round> floor) {
    return "| %s | %s | %s | %s | %.0f | %.2f | %.2f | %.0f | %.1f | %.0f |%n"
        .formatted(
            target.name(),
            spread(values(all, Round::cpuMicros), "%.0f"),
            spread(ratios(all, floor), "%.2f"),
            target.reach() == 0 ? "" : "≤ " + target.reach(),
            median(values(all, Round::perSecond)),
            median(values(all, Round::p50Millis)),
            median(values(all, Round::p99Millis)),
            median(values(all, Round::allocatedKilobytes)),
            median(values(all, Round::asksOfDynamoDb)),
            all.getLast().residentMegabytes());
  }

  /// Of the processor time, round by round.
  private static List<Double> ratios(List<Round> of, List<Round> to) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < of.size(); i++) {
      ratios.add(of.get(i).cpuMicros() / to.get(i).cpuMicros());
    }
    return ratios;
  }

  private static List<Round> roundsOf(Map<Target, List<Round>> rounds, Predicate<String> name) {
    return rounds.entrySet().stream()
        .filter(entry -> name.test(entry.getKey().name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static List<Double> values(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream().map(of::applyAsDouble).toList();
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String spread(List<Double> values, String format) {
    var sorted = values.stream().sorted().toList();
    return (format + " (" + format + "–" + format + ")")
        .formatted(median(values), sorted.getFirst(), sorted.getLast());
  }

  private String tail(Map<Target, List<Round>> rounds) {
    var requests =
        rounds.keySet().stream()
            .map(target -> Integer.toString(target.inRound()))
            .collect(Collectors.joining(", "));
    return """

    | | | reach |
    |---|---|---|
    | from its start until it says that it is ready, with its tables there | %s s | ≤ 2.5 s |
    | processor time of the idle process | %.0f ms a second | ≤ 12 ms |
    | resident memory after the rounds | %.0f MB | ≤ 300 MB |
    | F beside the same by the SDK over Netty | %s | ≤ 0.65 |

    **With what.** %s;
    load average %.1f before and %.1f after. The program as its archive has it, with `-Xmx400m`, beside PostgreSQL 18 and the
    Retell simulator; the floors with the same flags. Vert.x %s, AWS SDK %s. Requests of a round, in the order of the
    table: %s.

    **How.** The measured process, the stand-in for DynamoDB and the generator of %d clients share one processor; the other
    processes are on any. Before that each kind of request ran on all processors until it was compiled. Processor time is that
    of the whole server process: its compiler, its collector and, of the program, what it does anyway.

    **What the stand-in does not do.** It answers a read with what the DynamoDB in the box had answered to the same bytes,
    and a write with the answer to one like it: every condition holds, nothing is kept, nothing is ever late or throttled.
    During the rounds it answered %d requests so, and passed %d on to the real one (what it had not seen: each call of a
    webhook, what is due, who leads).
    """
        .formatted(
            spread(starts, "%.1f"),
            idleMillis,
            roundsOf(rounds, "edit"::equals).getLast().residentMegabytes(),
            spread(ratios(floor(rounds), roundsOf(rounds, name -> name.contains("Netty"))), "%.2f"),
            machine(),
            loadBefore,
            load(),
            version("io.vertx.core.Vertx", "vertx-core"),
            version("software.amazon.awssdk.services.dynamodb.DynamoDbClient", "dynamodb"),
            requests,
            Generator.CLIENTS,
            standIn.answered(),
            standIn.passedOn());
  }

  private static String machine() {
    return "%s, %d processors, Linux %s, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown processor");
    } catch (IOException elsewhere) {
      return "unknown processor";
    }
  }

  /// In the name of the jar.
  private static String version(String className, String artifact) {
    try {
      var source =
          Objects.requireNonNull(Class.forName(className).getProtectionDomain().getCodeSource());
      return source.getLocation().getPath().replaceAll(".*/" + artifact + "-(.*)[.]jar", "$1");
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
