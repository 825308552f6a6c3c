package com.callcat.chaos;

import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A good client of a deployment that it cannot rely on: each request goes to the next process, and
/// what was not answered, or answered 5xx, is asked again of another one, with the same key.
final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// So that a machine is not too slow: a process that is frozen costs the first tries little.
  private static final Duration MORE_EACH_TIME = Duration.ofMillis(500);

  /// All processes may be starting again, on a busy machine.
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final String PAGE = "/api/calls?limit=100";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Fleet fleet;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  Caller(Fleet fleet) {
    this.fleet = fleet;
  }

  /// How often a request was asked again.
  int repeated() {
    return repeated.get();
  }

  /// Makes a user, or logs in where a repetition finds that an unanswered request has made it.
  ///
  /// @return their token
  String register(String email) throws InterruptedException {
    var login = new JsonObject().put("email", email).put("password", "correct horse");
    var user = login.copy().put("firstName", "Mira").put("lastName", "Patel");
    var answer = ask("/api/auth/register", request -> post(request, user));
    if (answer.statusCode() == 409) {
      answer = ask("/api/auth/login", request -> post(request, login));
    }
    var token = new JsonObject(answer.body()).getString("token");
    if (token == null) {
      throw new AssertionError("register answers " + answer.statusCode() + " " + answer.body());
    }
    return token;
  }

  /// Makes a call, once.
  ///
  /// @param key the same for every repetition
  /// @return false when the call was refused, which is so if it could not be made before its time
  boolean create(String token, String key, JsonObject call) throws InterruptedException {
    var answer =
        ask(
            "/api/calls",
            request ->
                post(request, call)
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", key));
    if (answer.statusCode() == 201) {
      return true;
    }
    if (answer.statusCode() == 400 && answer.body().contains("must be in the future")) {
      return false;
    }
    throw new AssertionError("create answers " + answer.statusCode() + " " + answer.body());
  }

  /// All of a user's calls, or those of a status.
  List<JsonObject> list(String token, @Nullable String status) throws InterruptedException {
    var calls = new ArrayList<JsonObject>();
    var first = status == null ? PAGE : PAGE + "&status=" + status;
    var path = first;
    while (true) {
      var answer = ask(path, request -> request.header("Authorization", "Bearer " + token));
      var page = new JsonObject(answer.body());
      page.getJsonArray("calls", new JsonArray()).forEach(call -> calls.add((JsonObject) call));
      if (!page.containsKey("nextToken")) {
        return calls;
      }
      path = first + "&nextToken=" + page.getString("nextToken");
    }
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request, JsonObject body) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.encode()));
  }

  private interface Kind {
    HttpRequest.Builder of(HttpRequest.Builder request);
  }

  private HttpResponse<String> ask(String path, Kind kind) throws InterruptedException {
    var begun = System.nanoTime();
    for (var tries = 0; System.nanoTime() - begun < LONGEST.toNanos(); tries++) {
      var answer = askOnce(next(), path, kind, PATIENCE.plus(MORE_EACH_TIME.multipliedBy(tries)));
      if (answer != null && answer.statusCode() < 500) {
        return answer;
      }
      repeated.incrementAndGet();
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    throw new AssertionError("no process answers " + path);
  }

  private ReadyLine next() {
    var addresses = fleet.addresses();
    return addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
  }

  private @Nullable HttpResponse<String> askOnce(
      ReadyLine process, String path, Kind kind, Duration patience) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(process.api() + path)).timeout(patience);
    try {
      return HTTP.send(kind.of(request).build(), BodyHandlers.ofString());
    } catch (IOException notReached) {
      return null;
    }
  }
}
