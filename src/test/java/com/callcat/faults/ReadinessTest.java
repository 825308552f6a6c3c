package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.contract.Contract;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a platform is told of a whole program while something is away that it depends on.
class ReadinessTest {
  /// As many in a row as open the breaker.
  private static final int CALLS = 5;

  /// More than are asked, so that each fails.
  private static final int REQUESTS = 1_000;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void a_store_that_is_away_makes_it_unready_and_is_named() throws Exception {
    try (var world = ProgramUnderFaults.start()) {
      assertThat(until(world, 200)).containsEntry("calls", "UP").containsEntry("users", "UP");

      world.postgres.goAway();
      assertThat(until(world, 503)).containsEntry("calls", "UP").containsEntry("users", "DOWN");
      assertLives(world);

      world.postgres.comeBack();
      until(world, 200);

      world.dynamoDb.close();
      assertThat(until(world, 503)).containsEntry("calls", "DOWN").containsEntry("users", "UP");
      assertLives(world);
    }
  }

  @Test
  void a_retell_that_fails_leaves_it_ready_and_is_told() throws Exception {
    try (var world = ProgramUnderFaults.start()) {
      var mira = Customer.register(world.urls(), "mira");
      for (var n = 0; n < REQUESTS; n++) {
        world.faults.plan("GET /get-concurrency", Fault.BEFORE);
        world.faults.plan("POST /v2/create-phone-call", Fault.BEFORE);
      }
      for (var n = 0; n < CALLS; n++) {
        mira.call("+15553001234");
      }
      var ready = Eventually.until(() -> ready(world), ReadinessTest::breakerIsOpen);
      assertThat(ready.statusCode()).isEqualTo(200);
    }
  }

  private static boolean breakerIsOpen(HttpResponse<String> ready) {
    return checks(ready)
        .filter(check -> check.getString("id").equals("dispatch"))
        .anyMatch(check -> check.getJsonObject("data").getBoolean("breakerOpen"));
  }

  /// @return the state of each check
  private static Map<String, String> until(ProgramUnderFaults world, int status) throws Exception {
    var ready = Eventually.until(() -> ready(world), answer -> answer.statusCode() == status);
    return checks(ready)
        .collect(
            Collectors.toMap(check -> check.getString("id"), check -> check.getString("status")));
  }

  private static void assertLives(ProgramUnderFaults world) throws Exception {
    assertThat(get(world, "/health/live").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> ready(ProgramUnderFaults world) throws Exception {
    return get(world, "/health/ready");
  }

  private static HttpResponse<String> get(ProgramUnderFaults world, String path) throws Exception {
    var url = URI.create(world.urls().management() + path);
    var answer = HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    Contract.check(answer);
    return answer;
  }

  private static Stream<JsonObject> checks(HttpResponse<String> health) {
    return new JsonObject(health.body())
        .getJsonArray("checks").stream().map(JsonObject.class::cast);
  }
}
