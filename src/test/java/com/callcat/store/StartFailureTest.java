package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.config.Config;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.UnseenMetrics;
import com.callcat.tracing.Tracing;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Why the call repository does not start, as its operator reads it.
class StartFailureTest {
  @AutoClose private final CapturedLog log = CapturedLog.start();
  @AutoClose private final Vertx vertx = Vertx.vertx();

  private void refused(String endpoint, String reason) {
    refusedLike(endpoint, Pattern.quote(reason));
  }

  /// @param reason a regular expression
  private void refusedLike(String endpoint, String reason) {
    Bus.register(vertx);
    var settings = TestDynamoDb.database(endpoint);
    var store =
        new StoreVerticle(
            settings,
            new Config.Calls(0),
            StoreFixture.KEYSET,
            () -> Instant.EPOCH,
            UnseenMetrics.create(),
            Tracing.off().tracer());
    assertThatThrownBy(vertx.deployVerticle(store)::await).message().matches(reason);
    assertThat(log.events())
        .filteredOn(event -> event.getLoggerName().startsWith("com.callcat"))
        .as("what is told is not logged as well")
        .isEmpty();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(404, "<html>", "what answers there is no DynamoDB (HTTP status 404)"),
        Arguments.of(302, "", "what answers there is no DynamoDB (HTTP status 302)"),
        Arguments.of(200, "<html>", "what answers there is no DynamoDB"),
        Arguments.of(200, "{}", "what answers there is no DynamoDB"),
        Arguments.of(503, "busy", "it answers HTTP status 503"),
        Arguments.of(
            400,
            "{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\","
                + "\"message\":\"The security token included in the request is invalid.\"}",
            "it answers UnrecognizedClientException: The security token included in the request is"
                + " invalid"),
        Arguments.of(
            400,
            "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\","
                + "\"Message\":\"User: x is not authorized\\nto perform: y\"}",
            "it answers AccessDeniedException: User: x is not authorized"));
  }

  @ParameterizedTest
  @MethodSource
  void answers(int status, String body, String reason) {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(asked -> asked.response().setStatusCode(status).end(body))
            .listen(0, "127.0.0.1")
            .await();
    refused("http://127.0.0.1:" + server.actualPort(), reason);
  }

  @Test
  void a_server_without_tls_is_no_https_endpoint() {
    var server = vertx.createHttpServer().requestHandler(_ -> {}).listen(0, "127.0.0.1").await();
    refused(
        "https://127.0.0.1:" + server.actualPort(),
        "there is no TLS: Failed to create SSL connection");
  }

  @Test
  void a_host_that_nobody_knows() {
    refusedLike("http://nowhere.invalid:8000", "the host is unknown \\(.*nowhere\\.invalid.*\\)");
  }
}
