package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.config.ConfigReader;
import com.callcat.management.ManagementVerticle;
import com.callcat.retell.webhook.WebhookVerticle;
import com.callcat.testing.UnseenMetrics;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The paths that a platform asks for are those of the program's listeners.
class ListenersTest extends OverlayCase {
  private static final String HOST = "127.0.0.1";
  private static final Config CONFIG =
      ConfigReader.read(
          Map.of(
              "CALLCAT_MANAGEMENT_HOST",
              HOST,
              "CALLCAT_MANAGEMENT_PORT",
              "0",
              "CALLCAT_WEBHOOK_HOST",
              HOST,
              "CALLCAT_WEBHOOK_PORT",
              "0"));

  private final Vertx vertx = Vertx.vertx();
  private final ManagementVerticle management =
      new ManagementVerticle(
          CONFIG.management(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  private final WebhookVerticle webhook =
      new WebhookVerticle(
          CONFIG.webhook(),
          List.of("key"),
          InstantSource.system(),
          UnseenMetrics.create().webhooks);

  ListenersTest(String name) {
    super(name);
  }

  @BeforeEach
  void start() {
    Bus.register(vertx);
    vertx.deployVerticle(management).await();
    vertx.deployVerticle(webhook).await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void the_probes_and_prometheus_ask_for_paths_of_the_management_port() {
    var container = program.container();
    var probes =
        Stream.of(
                container.getStartupProbe(),
                container.getLivenessProbe(),
                container.getReadinessProbe())
            .map(Probe::getHttpGet)
            .map(get -> get.getPath());
    var scraped =
        overlay.all(ServiceMonitor.class).stream()
            .map(monitor -> monitor.getSpec().getEndpoints().getFirst().getPath());
    assertThat(Stream.concat(probes, scraped))
        .isNotEmpty()
        .allMatch(path -> status(HttpMethod.GET, management.actualPort(), path) != 404);
    assertThat(status(HttpMethod.GET, management.actualPort(), "/no/such/path")).isEqualTo(404);
  }

  @Test
  void the_webhook_is_reachable_by_its_one_path() {
    var paths =
        overlay.all(Ingress.class).stream()
            .flatMap(ingress -> ingress.getSpec().getRules().stream())
            .flatMap(rule -> rule.getHttp().getPaths().stream())
            .filter(path -> path.getBackend().getService().getName().equals("callcat-webhook"));
    assertThat(paths)
        .singleElement()
        .satisfies(
            path -> {
              assertThat(path.getPathType()).isEqualTo("Exact");
              assertThat(path.getPath()).isEqualTo(WebhookVerticle.PATH);
              assertThat(status(HttpMethod.POST, webhook.actualPort(), path.getPath()))
                  .isEqualTo(401);
            });
  }

  private int status(HttpMethod method, int port, String path) {
    var client = vertx.createHttpClient();
    return client
        .request(method, port, HOST, path)
        .compose(request -> request.send())
        .map(answer -> answer.statusCode())
        .await();
  }
}
