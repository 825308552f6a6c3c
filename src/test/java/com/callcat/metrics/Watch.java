package com.callcat.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Scrapes one program several times a second, and remembers between which values each series
/// moved.
final class Watch implements AutoCloseable {
  private static final long EVERY_MILLIS = 250;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI metrics;
  private final Map<String, DoubleSummaryStatistics> seen = new ConcurrentHashMap<>();
  private final Map<String, Sample> samples = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile String last = "";

  private Watch(String management) {
    metrics = URI.create(management + "/metrics");
  }

  static Watch over(String management) {
    var watch = new Watch(management);
    var _ =
        watch.clock.scheduleWithFixedDelay(watch::scrape, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  private void scrape() {
    try {
      last = HTTP.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      Sample.all(last).forEach(this::note);
    } catch (IOException gone) {
      // the next one may succeed, and a test that needs it waits for what it shows
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(Sample sample) {
    seen.computeIfAbsent(sample.series(), _ -> new DoubleSummaryStatistics())
        .accept(sample.value());
    samples.put(sample.series(), sample);
  }

  /// As it was scraped last.
  String scraped() {
    return last;
  }

  /// Every series that there was, with its last value.
  Stream<Sample> samples() {
    return samples.values().stream();
  }

  /// Whether a series was seen with different values.
  boolean moved(String name) {
    return samples()
        .filter(sample -> sample.name().equals(name))
        .map(this::values)
        .anyMatch(values -> values.getMin() < values.getMax());
  }

  /// The most that was seen of some series; less than anything when there was none.
  ///
  /// @param labels their names and values by turns; others may be there as well
  double most(String name, String... labels) {
    return samples()
        .filter(sample -> sample.name().equals(name) && has(sample, List.of(labels)))
        .mapToDouble(sample -> values(sample).getMax())
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private DoubleSummaryStatistics values(Sample sample) {
    return Objects.requireNonNull(seen.get(sample.series()));
  }

  private static boolean has(Sample sample, List<String> labels) {
    for (var i = 0; i < labels.size(); i += 2) {
      if (!labels.get(i + 1).equals(sample.labels().get(labels.get(i)))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
