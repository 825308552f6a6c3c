package com.callcat.management;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.testing.CapturedLog;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementVerticleTest {
  private final CapturedLog log = CapturedLog.start();
  private final Vertx vertx = Vertx.vertx();
  private final ManagementVerticle management =
      new ManagementVerticle(
          new Config.Management("127.0.0.1", 0, 60),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  @BeforeEach
  void start() {
    Bus.register(vertx);
    vertx.deployVerticle(management).await();
  }

  @AfterEach
  void stop() {
    log.close();
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz HTTP/1.1,Host: x,400",
    "GET /health/live HTTP/1.1,Hots: x,400",
    "GET nowhere HTTP/1.1,Host: x,404",
    "GET /nowhere HTTP/1.1,Host: x,404"
  })
  void a_request_that_cannot_be_read_is_no_accident(String line, String header, int status)
      throws IOException {
    var request = line + "\r\n" + header + "\r\nConnection: close\r\n\r\n";

    assertThat(answer(request)).startsWith("HTTP/1.1 " + status);
    assertThat(log.events()).noneMatch(event -> event.getLevel() == Level.ERROR);
  }

  private String answer(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), management.actualPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
