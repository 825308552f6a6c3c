package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.metrics.ProgramMetrics;
import com.callcat.metrics.StoreMetrics.AttemptFailure;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// Each attempt that failed is counted by its reason, also if the next one succeeds. What is
/// throttled is not sent again by the SDK.
class CountedRetriesTest {
  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void one_that_is_throttled() {
    var throttled = refuse(400, "ProvisionedThroughputExceededException");
    assertThatThrownBy(() -> ask(throttled))
        .cause()
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThat(asked).hasValue(1);
    assertThat(counted()).isEqualTo(Map.of("throttled", 1.0));
  }

  @Test
  void one_that_the_server_breaks_at() {
    assertCounted(AttemptFailure.SERVER_ERROR, refuse(500, "InternalServerError"));
  }

  @Test
  void one_whose_connection_breaks() {
    assertCounted(AttemptFailure.CONNECTION, request -> request.connection().close());
  }

  @Test
  void one_that_is_not_answered_in_time() {
    ask(new Dynamo.TimeLimits(Duration.ofSeconds(2), Eventually.PATIENCE), _ -> {});
    assertThat(asked).hasValueGreaterThan(1);
    assertThat(counted()).isEqualTo(Map.of("timeout", asked.get() - 1.0));
  }

  @Test
  void a_condition_that_does_not_hold_is_none() {
    var refused = refuse(400, "ConditionalCheckFailedException");
    assertThatThrownBy(() -> ask(refused)).hasMessageContaining("ConditionalCheckFailed");
    assertThat(asked).hasValue(1);
    assertThat(counted()).isEmpty();
  }

  private void assertCounted(AttemptFailure reason, Consumer<HttpServerRequest> first) {
    ask(first);
    assertThat(asked).hasValue(2);
    assertThat(counted()).isEqualTo(Map.of(reason.name().toLowerCase(Locale.ROOT), 1.0));
  }

  /// @param first what becomes of the first attempt; the next one is answered
  private void ask(Consumer<HttpServerRequest> first) {
    ask(StoreFixture.PATIENTLY, first);
  }

  private void ask(Dynamo.TimeLimits limits, Consumer<HttpServerRequest> first) {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (asked.getAndIncrement() == 0) {
                    first.accept(request);
                  } else {
                    request.response().end("{}");
                  }
                })
            .listen(0, "127.0.0.1")
            .await();
    var endpoint = "http://127.0.0.1:" + server.actualPort();
    var settings = TestDynamoDb.database(endpoint);
    var meter =
        new DynamoMeter(new ProgramMetrics(figures).store, InstantSource.system(), "callcat-");
    try (var client = Dynamo.connect(vertx, settings, limits, meter, StoreFixture.spans())) {
      client.getItem(get -> get.tableName("t").key(Map.of("k", AttributeValue.fromS("v")))).join();
    }
  }

  private static Consumer<HttpServerRequest> refuse(int status, String type) {
    var body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\"}".formatted(type);
    return request -> request.response().setStatusCode(status).end(body);
  }

  private Map<String, Double> counted() {
    return figures.get("callcat_dynamodb_failed_attempts_total").counters().stream()
        .filter(counter -> counter.count() > 0)
        .collect(Collectors.toMap(counter -> counter.getId().getTag("reason"), Counter::count));
  }
}
