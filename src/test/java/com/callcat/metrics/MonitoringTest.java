package com.callcat.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.testing.LongTest;
import com.callcat.testing.ReadyLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a deployment shows of itself while everything happens to it that it counts.
@LongTest
class MonitoringTest {
  private static final List<Metric> CATALOGUE =
      new ProgramMetrics(new SimpleMeterRegistry()).catalogue();

  /// What a machine has, which nothing moves.
  private static final Set<String> CONSTANT = Set.of("jvm_memory_max_bytes", "system_cpu_count");

  /// What moves where more is asked than DynamoDB answers in time: see `CrowdedStoreTest`.
  private static final Set<String> WHEN_CROWDED = Set.of("callcat_dynamodb_requests_limit");

  /// Where a series comes from.
  private static final Set<String> OF_PROMETHEUS = Set.of("namespace", "instance");

  private static Deployment deployment;
  private static Watches programs;

  private static @Nullable PrometheusServer prometheus;

  @TempDir private static Path folder;

  @BeforeAll
  static void live() throws Exception {
    deployment = new Deployment();
    var urls = Stream.of(deployment.one, deployment.other).map(Deployment::urls);
    var watched = urls.map(ReadyLine::management).toList();
    programs = new Watches(Watch.over(watched.getFirst()), Watch.over(watched.getLast()));
    if (PrometheusServer.isThere()) {
      prometheus = PrometheusServer.scraping(folder, watched);
    }
    try (var story = new Story(deployment, programs)) {
      story.tell();
    }
  }

  @AfterAll
  static void stop() {
    programs.close();
    deployment.close();
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void every_figure_moves() {
    assertThat(CATALOGUE)
        .allSatisfy(
            metric -> {
              var series = series(metric);
              assertThat(moved(series)).as(series).isTrue();
            });
  }

  private static boolean moved(String name) {
    return WHEN_CROWDED.contains(name) || programs.moved(name);
  }

  /// The series that shows whether it moved.
  private static String series(Metric metric) {
    return metric.kind() == Metric.Kind.HISTOGRAM ? metric.name() + "_count" : metric.name();
  }

  @Test
  void a_scrape_has_what_the_catalogue_has_and_nothing_else() {
    var documented =
        CATALOGUE.stream().map(m -> m.name() + " " + kind(m) + " " + m.help()).toList();
    assertThat(families(programs.one().scraped())).containsExactlyInAnyOrderElementsOf(documented);
  }

  private static String kind(Metric metric) {
    return metric.kind().name().toLowerCase(Locale.ROOT);
  }

  /// Beside each histogram Micrometer shows its maximum of the last minutes.
  private static Set<String> families(String scrape) {
    var helps = new TreeMap<String, String>();
    var families = new TreeSet<String>();
    for (var line : scrape.lines().filter(l -> l.contains(" callcat_")).toList()) {
      var words = line.split(" ", 4);
      if (words[1].equals("HELP")) {
        helps.put(words[2], words[3]);
      } else if (!words[2].endsWith("_seconds_max")) {
        families.add(words[2] + " " + words[3] + " " + helps.get(words[2]));
      }
    }
    return families;
  }

  @Test
  void no_label_has_a_value_that_is_not_documented() {
    for (var metric : CATALOGUE) {
      var documented =
          metric.labels().stream().collect(Collectors.toMap(Label::name, Label::texts));
      assertThat(samples(metric))
          .isNotEmpty()
          .allSatisfy(
              sample ->
                  sample
                      .labels()
                      .forEach(
                          (label, value) -> {
                            if (!label.equals("le")) {
                              assertThat(documented.get(label)).as(label).contains(value);
                            }
                          }));
    }
  }

  private static Stream<Sample> samples(Metric metric) {
    return programs.samples().filter(sample -> belongs(sample.name(), metric));
  }

  private static boolean belongs(String series, Metric metric) {
    return metric.kind() == Metric.Kind.HISTOGRAM
        ? series.matches(metric.name() + "_(bucket|count|sum|max)")
        : series.equals(metric.name());
  }

  @Test
  void requests_go_by_route_and_never_by_path() {
    var routes =
        programs
            .one()
            .samples()
            .filter(sample -> sample.name().equals("vertx_http_server_response_time_seconds_count"))
            .map(sample -> String.valueOf(sample.labels().get("route")))
            .collect(Collectors.toSet());
    assertThat(routes).contains("/api/calls", "/api/calls/:callId", "/metrics");
    assertThat(routes).noneMatch(route -> route.matches(".*[0-9]{2}.*"));
  }

  @Test
  void every_name_and_label_of_alerts_and_dashboards_was_seen_to_move() throws Exception {
    for (var expression : expressions()) {
      assertThat(expression.selectors()).as(expression.where()).isNotEmpty();
      var labels = new TreeSet<>(OF_PROMETHEUS);
      for (var selector : expression.selectors()) {
        var seen = seen(selector);
        assertThat(seen).as("%s: %s", expression.where(), selector).isNotEmpty();
        assertThat(CONSTANT.contains(selector.name()) || moved(selector.name()))
            .as("%s: %s moved", expression.where(), selector.name())
            .isTrue();
        labels.addAll(seen.getFirst().labels().keySet());
        assertThat(labels).as(expression.where()).containsAll(selector.labels());
      }
      assertThat(labels).as(expression.where()).containsAll(expression.groupings());
    }
  }

  private static List<Expression> expressions() throws IOException {
    return Stream.concat(Expression.ofRules().stream(), Expression.ofDashboards().stream())
        .toList();
  }

  private static List<Sample> seen(Expression.Selector selector) {
    return programs
        .samples()
        .filter(sample -> sample.name().equals(selector.name()))
        .filter(sample -> sample.labels().entrySet().containsAll(selector.equal().entrySet()))
        .toList();
  }

  @Test
  void every_panel_has_something_to_show() throws Exception {
    var server = prometheus();
    for (var panel : Expression.ofDashboards()) {
      assertThat(server.values(panel.text())).as(panel.where()).anyMatch(Double::isFinite);
    }
  }

  /// Those that do not wait for minutes.
  @ParameterizedTest
  @ValueSource(strings = {"CallCatSecondRing", "CallCatKeysetOpensNothing"})
  void what_has_happened_has_raised_an_alert(String alert) throws Exception {
    var firing = "ALERTS{alertname=\"%s\", alertstate=\"firing\"}".formatted(alert);
    assertThat(prometheus().values(firing)).isNotEmpty();
  }

  private static PrometheusServer prometheus() {
    assumeTrue(prometheus != null, "SKIPPED: no prometheus here, of Debian's package prometheus");
    return Objects.requireNonNull(prometheus);
  }
}
