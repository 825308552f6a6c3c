package com.callcat.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of the documentation is printed from the catalogue.
class MetricsPageTest {
  private static final boolean WRITE = Boolean.getBoolean("metrics.write");
  private static final Path PAGE = Path.of("docs/metrics.md");
  private static final String HEAD =
      """
      # Metrics

      What `/metrics` on the management port shows, in Prometheus' format. This page is printed from the
      program (`mvn test -Dtest=MetricsPageTest -Dmetrics.write=true`), and a test holds it to a scrape
      of a run in which every figure moves.

      - Each process shows its own figures. What only the leader knows is 0 in the others, so take the
        `max` of all processes, and the `sum` of what each counts for itself.
      - A histogram has `_bucket`, `_count` and `_sum`, and beside them Micrometer's `_max` of the last
        minutes. Its series begin with their first event; those of a counter are there from the start.
      - No label has anything personal, or a value that is not listed here.
      - Beside these there are the JVM's (`jvm_`, `process_`, `system_`) and Vert.x' (`vertx_`): requests by
        `route`, `method` and `code` (`vertx_http_server_response_time_seconds`, a histogram), the pools of
        PostgreSQL (`vertx_pool_…{pool_type="sql"}`) and of workers, and the event bus. A route is the
        pattern of a path and never a path; what has none, as the webhook, is `""`.

      """;

  @Test
  void the_page_says_what_the_catalogue_does() throws Exception {
    if (WRITE) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE)
        .as("run: mvn test -Dtest=MetricsPageTest -Dmetrics.write=true")
        .hasContent(page());
  }

  private static String page() {
    return new ProgramMetrics(new SimpleMeterRegistry())
        .catalogue().stream()
            .map(MetricsPageTest::section)
            .collect(Collectors.joining("", HEAD, ""));
  }

  private static String section(Metric metric) {
    var labels = metric.labels().stream().map(MetricsPageTest::line).collect(Collectors.joining());
    var kind = metric.kind().name().toLowerCase(Locale.ROOT);
    return "## `%s`\n\n*%s* %s\n%s\n".formatted(metric.name(), kind, metric.help(), labels);
  }

  private static String line(Label<?> label) {
    var values = label.texts().stream().map(value -> "`" + value + "`");
    return "\n`%s`: %s\n".formatted(label.name(), values.collect(Collectors.joining(", ")));
  }
}
