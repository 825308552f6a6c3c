package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.contract.Contract;
import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A good client app: it asks again when it is told 503, and takes every other failure for a wrong
/// answer.
final class PatientClient {
  private static final int UNAVAILABLE = 503;

  /// Many ask at the same time, on few cores.
  static final Duration BETWEEN = Duration.ofMillis(250);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ReadyLine urls;
  private final String token;

  PatientClient(ReadyLine urls, String token) {
    this.urls = urls;
    this.token = token;
  }

  /// @param asked how often it was asked until this came
  record Answer(int status, JsonObject body, int asked) {
    boolean repeated() {
      return asked > 1;
    }
  }

  /// Asks until it is granted.
  JsonObject ask(String method, String path, @Nullable JsonObject body, String... headers)
      throws Exception {
    return tryTo(List.of(), method, path, body, headers).body();
  }

  /// Asks until it is answered.
  ///
  /// @param settled refusals that say, after a repetition, that it had been granted before
  Answer tryTo(
      List<Integer> settled,
      String method,
      String path,
      @Nullable JsonObject body,
      String... headers)
      throws Exception {
    var request = request(method, path, body, headers);
    var asked = new AtomicInteger();
    var response =
        Eventually.until(
            Eventually.PATIENCE,
            BETWEEN,
            () -> {
              asked.incrementAndGet();
              return send(request);
            },
            answer -> answer.statusCode() != UNAVAILABLE);
    var answer = new Answer(response.statusCode(), json(response), asked.get());
    var good = answer.repeated() && settled.contains(answer.status());
    assertThat(good || answer.status() / 100 == 2)
        .as(
            "%s %s, asked %d times: %d %s",
            method, path, asked.get(), answer.status(), answer.body())
        .isTrue();
    return answer;
  }

  /// Asks once, whatever the answer is.
  ///
  /// @return its status
  int once(String method, String path, @Nullable JsonObject body) throws Exception {
    return send(request(method, path, body)).statusCode();
  }

  private HttpRequest request(
      String method, String path, @Nullable JsonObject body, String... headers) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(URI.create(urls.api() + path))
            .timeout(Eventually.PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, publisher);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    var response = HTTP.send(request, BodyHandlers.ofString());
    Contract.check(response);
    return response;
  }

  private static JsonObject json(HttpResponse<String> response) {
    return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
  }
}
