package com.callcat.metrics;

import com.callcat.testing.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A Prometheus of Debian's, which scrapes programs every second and evaluates our rules, to be
/// asked as Grafana asks it.
final class PrometheusServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path RULES = Path.of("k8s/base/rules.yaml");

  private final Process process;
  private final String url;
  private final long begun = now();

  private PrometheusServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static boolean isThere() {
    try {
      return new ProcessBuilder("prometheus", "--version").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Started, and ready to be asked.
  ///
  /// @param folder where it keeps what it scrapes
  /// @param targets the management listeners of programs
  static PrometheusServer scraping(Path folder, List<String> targets) throws Exception {
    var address = "127.0.0.1:" + freePort();
    var command =
        new ProcessBuilder(
            "prometheus",
            "--config.file=" + configuration(folder, targets),
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=" + address,
            "--log.level=error");
    var log = folder.resolve("log").toFile();
    var process = command.redirectErrorStream(true).redirectOutput(log).start();
    var server = new PrometheusServer(process, "http://" + address);
    Eventually.until(server::isReady, ready -> ready);
    // a rate is seen only of what moves after the first scrape
    Eventually.until(() -> server.values("up == 1").size(), seen -> seen >= 2 * targets.size());
    return server;
  }

  private static Path configuration(Path folder, List<String> targets) throws IOException {
    var yaml = new YAMLMapper();
    var rules = folder.resolve("rules.yaml");
    yaml.writeValue(rules.toFile(), yaml.readValue(RULES.toFile(), JsonNode.class).path("spec"));
    var hosts = targets.stream().map(url -> URI.create(url).getAuthority());
    return Files.writeString(
        folder.resolve("prometheus.yaml"),
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [%s]
        scrape_configs:
          - job_name: callcat
            static_configs:
              - targets: [%s]
                labels: {namespace: callcat}
        """
            .formatted(rules, hosts.collect(Collectors.joining(", "))));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").equals("Prometheus Server is Ready.\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private static long now() {
    return Deployment.SYSTEM.instant().getEpochSecond();
  }

  /// All values of all series of an expression, since it was started.
  List<Double> values(String expression) throws Exception {
    var query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    var answer =
        new JsonObject(
            get(
                "/api/v1/query_range?query=%s&start=%d&end=%d&step=1"
                    .formatted(query, begun, now())));
    if (!"success".equals(answer.getString("status"))) {
      throw new AssertionError(expression + ": " + answer.getString("error"));
    }
    return answer.getJsonObject("data").getJsonArray("result").stream()
        .flatMap(series -> ((JsonObject) series).getJsonArray("values").stream())
        .map(pair -> Double.valueOf(((JsonArray) pair).getString(1)))
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
