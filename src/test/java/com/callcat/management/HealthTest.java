package com.callcat.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.DispatchRequest;
import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.Done;
import com.callcat.bus.Request;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.UserRequest;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.contract.Contract;
import com.callcat.management.ManagementVerticle.Phase;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What a platform is told of a process, and what it is not told for.
class HealthTest {
  private static final int LOOPS = 4;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
  private final ManagementVerticle management =
      new ManagementVerticle(
          new Config.Management("127.0.0.1", 0, 60),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  @BeforeEach
  void start() {
    Bus.register(vertx);
    vertx.deployVerticle(management).await();
    management.enter(Phase.RUNNING);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void a_process_lives_though_nothing_that_it_depends_on_answers() throws Exception {
    var live = get("/health/live");

    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(check(live, "event-loops").getJsonObject("data"))
        .isEqualTo(new JsonObject().put("eventLoops", LOOPS).put("blocked", 0));
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void a_process_with_a_blocked_event_loop_does_not_live() throws Exception {
    var released = new CountDownLatch(1);
    blockOne(released);
    try {
      var live = get("/health/live");
      assertThat(live.statusCode()).isEqualTo(503);
      assertThat(check(live, "event-loops").getJsonObject("data").getInteger("blocked"))
          .isEqualTo(1);
    } finally {
      released.countDown();
    }
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  /// Vert.x gives each new context the next of its loops, so it is not that of the listener, which
  /// could not even say so.
  private void blockOne(CountDownLatch released) {
    ((VertxInternal) vertx)
        .createEventLoopContext()
        .runOnContext(
            _ -> {
              try {
                released.await();
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            });
  }

  @Test
  void a_process_whose_stores_answer_is_ready() throws Exception {
    calls(Future.succeededFuture(Done.DONE));
    users(Future.succeededFuture(Done.DONE));

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void a_store_that_does_not_answer_is_named() throws Exception {
    calls(Future.succeededFuture(Done.DONE));
    users(Future.failedFuture(new ProblemException(new Problem.Unavailable("users"))));
    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(check(ready, "users"))
        .isEqualTo(
            new JsonObject()
                .put("id", "users")
                .put("status", "DOWN")
                .put("data", new JsonObject().put("store", "PostgreSQL")));
    assertThat(check(ready, "calls").getString("status")).isEqualTo("UP");
  }

  @Test
  void a_store_that_is_silent_is_named_as_well() throws Exception {
    users(Future.succeededFuture(Done.DONE));
    calls(Future.future(never -> {}));
    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(check(ready, "calls").getString("status")).isEqualTo("DOWN");
    assertThat(check(ready, "calls").getJsonObject("data").getString("store"))
        .isEqualTo("DynamoDB");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "RUNNING")
  void a_process_that_starts_or_stops_is_not_ready(Phase phase) throws Exception {
    calls(Future.succeededFuture(Done.DONE));
    users(Future.succeededFuture(Done.DONE));
    management.enter(phase);

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void a_failing_retell_is_told_and_makes_nobody_unready() throws Exception {
    calls(Future.succeededFuture(Done.DONE));
    users(Future.succeededFuture(Done.DONE));
    Bus.of(vertx)
        .serve(
            DispatchRequest.ADDRESS,
            DispatchRequest.class,
            request -> Future.succeededFuture(new Dispatching(true, true, 20, 3, 5)))
        .await();
    var ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(check(ready, "dispatch"))
        .isEqualTo(
            new JsonObject(
                """
                {"id": "dispatch", "status": "UP", "data": {"leader": true, "breakerOpen": true,
                 "lines": 20, "linesTaken": 3, "callsWaiting": 5}}
                """));
  }

  private void calls(Future<?> answer) {
    serve(new StoreRequest.Ping(), answer);
  }

  private void users(Future<?> answer) {
    serve(new UserRequest.PingUsers(), answer);
  }

  private void serve(Request<?> ping, Future<?> answer) {
    Bus.of(vertx).serve(ping.address(), Request.class, request -> answer).await();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var url = URI.create("http://127.0.0.1:" + management.actualPort() + path);
    var response = HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    Contract.check(response);
    return response;
  }

  private static JsonObject check(HttpResponse<String> health, String id) {
    return new JsonObject(health.body())
        .getJsonArray("checks").stream()
            .map(JsonObject.class::cast)
            .filter(check -> id.equals(check.getString("id")))
            .findFirst()
            .orElseThrow();
  }
}
