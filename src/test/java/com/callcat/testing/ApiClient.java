package com.callcat.testing;

import com.callcat.contract.Contract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A client app: one user of a running program.
public final class ApiClient {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "NO_SHOW", "CANCELED");
  private final ReadyLine urls;
  private final String token;

  private ApiClient(ReadyLine urls, String token) {
    this.urls = urls;
    this.token = token;
  }

  /// Who is told that the address is taken, after asking twice, has it.
  public static ApiClient register(ReadyLine urls, String email) throws Exception {
    var name = ",\"firstName\":\"Mira\",\"lastName\":\"Patel\"";
    var asked = new AtomicInteger();
    var answer =
        Eventually.until(
            () -> {
              asked.incrementAndGet();
              return enter(urls, "register", email, name);
            },
            ApiClient::isSettled);
    return answer.statusCode() == CONFLICT && asked.get() > 1
        ? login(urls, email)
        : with(urls, answer);
  }

  public static ApiClient login(ReadyLine urls, String email) throws Exception {
    return with(
        urls, Eventually.until(() -> enter(urls, "login", email, ""), ApiClient::isSettled));
  }

  private static boolean isSettled(HttpResponse<String> answer) {
    return answer.statusCode() != UNAVAILABLE;
  }

  private static ApiClient with(ReadyLine urls, HttpResponse<String> session) {
    var token = new JsonObject(session.body()).getString("token");
    if (token == null) {
      throw new AssertionError(session.statusCode() + " " + session.body());
    }
    return new ApiClient(urls, token);
  }

  /// The same user at another program, with the same token.
  public ApiClient at(ReadyLine other) {
    return new ApiClient(other, token);
  }

  private static HttpResponse<String> enter(ReadyLine urls, String how, String email, String more)
      throws Exception {
    var body = "{\"email\":\"%s\",\"password\":\"correct horse\"%s}".formatted(email, more);
    return new ApiClient(urls, "").send("POST", "/api/auth/" + how, body);
  }

  /// A request without a body, for whoever sends it in a way of their own.
  public HttpRequest request(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(urls.api() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.noBody());
    return with(request, headers).build();
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  /// One request, and its answer held to the contract.
  ///
  /// @param headers their names and values by turns
  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return contracted(exchange(urls.api(), method, path, body, headers));
  }

  private static HttpResponse<String> contracted(HttpResponse<String> response) {
    Contract.check(response);
    return response;
  }

  private HttpResponse<String> exchange(
      String base, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    return HTTP.send(with(request, headers).build(), BodyHandlers.ofString());
  }

  /// Schedules a call for now.
  ///
  /// @return its id
  public String call(String number) throws Exception {
    return create(
        new JsonObject()
            .put("calleeName", "Okafor Dental")
            .put("phoneNumber", number)
            .put("subject", "Move the cleaning")
            .put("prompt", "Ask for Thursday. Their number is " + number + "."));
  }

  /// Asks under one key until it is answered, so one call is made however often that is.
  public String create(JsonObject call) throws Exception {
    var key = UUID.randomUUID().toString();
    var answer =
        Eventually.until(
            () -> send("POST", "/api/calls", call.encode(), "Idempotency-Key", key),
            ApiClient::isSettled);
    return new JsonObject(answer.body()).getString("callId");
  }

  public JsonObject get(String callId) throws Exception {
    return new JsonObject(send("GET", "/api/calls/" + callId, "").body());
  }

  public JsonObject untilStatus(String callId, String status) throws Exception {
    return Eventually.until(() -> get(callId), call -> status.equals(call.getString("status")));
  }

  /// The call when it has ended, however.
  public JsonObject untilEnded(String callId) throws Exception {
    return Eventually.until(() -> get(callId), call -> ENDED.contains(call.getString("status")));
  }

  /// The call when it has ended, and its analysis is there.
  public JsonObject untilAnalysed(String callId) throws Exception {
    return Eventually.until(
        () -> get(callId),
        call -> call.containsKey("completedAt") && !call.getBoolean("analysisPending", false));
  }

  /// How often the simulator rang for a call.
  public long rings(String callId) throws Exception {
    var answer = exchange(urls.retell(), "GET", "/simulator/rings", "");
    return new JsonObject(answer.body())
        .getJsonArray("rings", new JsonArray()).stream()
            .map(JsonObject.class::cast)
            .filter(ring -> callId.equals(ring.getJsonObject("metadata").getString("callId")))
            .count();
  }

  public HttpResponse<String> management(String path) throws Exception {
    return contracted(exchange(urls.management(), "GET", path, ""));
  }
}
