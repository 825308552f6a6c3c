package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Looks at the program from outside while it runs, once a second: its metrics, its memory and its
/// processor time. On a thread of its own, beside the generator.
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final double MEGA = 1 << 20;
  private static final double TICKS_A_SECOND = 100;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final HttpRequest metrics;
  private final OptionalLong pid;
  private final List<Look> looks = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile @Nullable Look latest;
  private volatile boolean over;

  /// What was seen at one moment.
  ///
  /// @param at milliseconds since 1970
  /// @param heapMegas of the heap that is used, garbage included
  /// @param rssMegas of the machine's memory; 0 when the process is not ours
  /// @param cpuSeconds that the process has had so far; 0 as well
  record Look(long at, Scrape scrape, double heapMegas, double rssMegas, double cpuSeconds) {}

  Watch(Program program) {
    metrics =
        HttpRequest.newBuilder(URI.create(program.at().management() + "/metrics"))
            .timeout(PATIENCE)
            .build();
    pid = program.pid();
    thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
  }

  private void run() {
    while (!over) {
      try {
        look();
      } catch (IOException unanswered) {
        // The next look tells.
      } catch (InterruptedException stopped) {
        return;
      }
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  private void look() throws IOException, InterruptedException {
    var scrape = Scrape.of(http.send(metrics, BodyHandlers.ofString()).body());
    var heap = scrape.sum("jvm_memory_used_bytes", "area=\"heap\"") / MEGA;
    var look = new Look(System.currentTimeMillis(), scrape, heap, rss(), cpu());
    looks.add(look);
    latest = look;
  }

  private double rss() throws IOException {
    if (pid.isEmpty()) {
      return 0;
    }
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private double cpu() throws IOException {
    if (pid.isEmpty()) {
      return 0;
    }
    var stat = Files.readString(proc("stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(pid.getAsLong()), file);
  }

  /// The newest value of a metric; 0 before the first look.
  double now(String metric, String... labels) {
    var look = latest;
    return look == null ? 0 : look.scrape().sum(metric, labels);
  }

  /// What the process had of the machine's memory then.
  String residentAt(long time) {
    return looks.stream()
        .filter(look -> look.at() <= time)
        .reduce((first, second) -> second)
        .map(look -> "%.0f MB".formatted(look.rssMegas()))
        .orElse("unknown");
  }

  /// Between two times, in milliseconds since 1970.
  List<Look> between(long from, long until) {
    return looks.stream().filter(look -> look.at() >= from && look.at() <= until).toList();
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
    http.close();
  }
}
