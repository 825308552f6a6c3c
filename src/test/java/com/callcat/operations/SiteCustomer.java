package com.callcat.operations;

import com.callcat.contract.Contract;
import com.callcat.testing.ApiClient;
import com.callcat.testing.Eventually;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One user of a site, who notices everything that does not go as it should.
final class SiteCustomer {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int MOST_CALLS = 30;
  private static final int UNAVAILABLE = 503;
  private static final long DAY_MILLIS = 86_400_000;

  private final Site site;
  private final String email;
  private final Random random;
  private final InstantSource clock = InstantSource.system();
  private final Map<String, JsonObject> planned = new LinkedHashMap<>();
  private final Map<String, JsonObject> due = new LinkedHashMap<>();
  private String token = "";
  private String refreshToken = "";

  SiteCustomer(Site site, String email, Random random) {
    this.site = site;
    this.email = email;
    this.random = random;
  }

  void register() throws Exception {
    ApiClient.register(site.urls(), email);
    login();
  }

  void login() throws Exception {
    enter("login", credentials(), 200);
  }

  private JsonObject credentials() {
    return new JsonObject().put("email", email).put("password", "correct horse");
  }

  private void refresh() throws Exception {
    enter("refresh", new JsonObject().put("refreshToken", refreshToken), 200);
  }

  private void enter(String how, JsonObject body, int status) throws Exception {
    var session = send("POST", "/api/auth/" + how, body, status);
    token = session.getString("token");
    refreshToken = session.getString("refreshToken");
  }

  /// One thing of what users do.
  void act() throws Exception {
    switch (random.nextInt(10)) {
      case 0 -> login();
      case 1, 2 -> refresh();
      case 3, 4 -> plan();
      case 5 -> callNow();
      case 6 -> list();
      default -> readOne();
    }
  }

  private void plan() throws Exception {
    if (planned.size() < MOST_CALLS) {
      create(planned, call().put("scheduledAt", clock.millis() + DAY_MILLIS));
    }
  }

  private void callNow() throws Exception {
    if (due.size() < MOST_CALLS) {
      create(due, call());
    }
  }

  private JsonObject call() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental " + random.nextInt())
        .put("phoneNumber", "+1555123" + (2000 + random.nextInt(7000)))
        .put("subject", "Move the cleaning " + random.nextInt())
        .put("prompt", "Ask for Thursday " + random.nextInt());
  }

  private void create(Map<String, JsonObject> calls, JsonObject call) throws Exception {
    calls.put(send("POST", "/api/calls", call, 201).getString("callId"), call);
  }

  private void readOne() throws Exception {
    var calls = random.nextBoolean() ? planned : due;
    if (!calls.isEmpty()) {
      var all = List.copyOf(calls.entrySet());
      var one = all.get(random.nextInt(all.size()));
      read(one.getKey(), one.getValue());
    }
  }

  /// A call, which says all that it was told.
  private JsonObject read(String id, JsonObject told) throws Exception {
    var call = send("GET", "/api/calls/" + id, new JsonObject(), 200);
    for (var field : told.fieldNames()) {
      if (!told.getValue(field).equals(call.getValue(field))) {
        throw new AssertionError(id + " has another " + field + ": " + call.getValue(field));
      }
    }
    return call;
  }

  /// In pages, whose tokens are sealed by one process and opened by another.
  private void list() throws Exception {
    var page = "/api/calls?limit=5";
    var next = page;
    for (var listed = 0; next != null; listed++) {
      var answer = send("GET", next, new JsonObject(), 200);
      var token = answer.getString("nextToken");
      next = token == null || listed > MOST_CALLS ? null : page + "&nextToken=" + token;
    }
  }

  /// All calls that were made, read once more.
  void readAll() throws Exception {
    for (var call : planned.entrySet()) {
      read(call.getKey(), call.getValue());
    }
    for (var call : due.entrySet()) {
      read(call.getKey(), call.getValue());
    }
  }

  /// Those that were due, and whose end and analysis Retell has not told yet.
  List<String> unfinished() throws Exception {
    var open = new HashMap<>(due);
    for (var id : due.keySet()) {
      var call = send("GET", "/api/calls/" + id, new JsonObject(), 200);
      if (call.getString("status").equals("COMPLETED")
          && !call.getBoolean("analysisPending", false)) {
        open.remove(id);
      }
    }
    return List.copyOf(open.keySet());
  }

  List<String> due() {
    return List.copyOf(due.keySet());
  }

  String token() {
    return token;
  }

  /// As a client should: what cannot be answered just now is asked again, under the same key.
  private JsonObject send(String method, String path, JsonObject body, int expected)
      throws Exception {
    var key = Long.toHexString(random.nextLong());
    var answer =
        Eventually.until(
            () -> ask(method, path, body, key), told -> told.statusCode() != UNAVAILABLE);
    if (answer.statusCode() != expected) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return new JsonObject(answer.body());
  }

  private HttpResponse<String> ask(String method, String path, JsonObject body, String key)
      throws Exception {
    var place = site.enter();
    try {
      var request =
          HttpRequest.newBuilder(URI.create(place.urls().api() + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(body.encode()));
      var answer = HTTP.send(request.build(), BodyHandlers.ofString());
      Contract.check(answer);
      return answer;
    } finally {
      site.leave(place);
    }
  }
}
