package com.callcat.http;

import com.callcat.analysis.AnalysisVerticle;
import com.callcat.analysis.RuleAnalyst;
import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest.Profile;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.contract.Contract;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestSettings;
import com.callcat.testing.UnseenMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The API over a real port, in front of a [FakeEngine].
final class Api implements AutoCloseable {
  static final String SECRET = "a secret of the tests, 32 characters long or more";
  static final int MOST_STREAMS = 30;

  /// Nobody is slow here; RequestDeadlineTest has those who are.
  private static final int REQUEST_SECONDS = 60;

  static final UserId ME = new UserId(7);
  static final UserId SOMEBODY_ELSE = new UserId(8);
  private static final JsonMapper MAPPER = new JsonMapper();

  final TestClock clock = new TestClock();
  final FakeEngine engine = new FakeEngine(clock);
  final Vertx vertx = Vertx.vertx();
  final Tokens tokens;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<HttpVerticle> instances = new CopyOnWriteArrayList<>();

  Api() {
    this(auth(SECRET));
  }

  Api(Config.Auth settings) {
    tokens = new Tokens(vertx, settings, clock, new Random(1));
    var attempts = new AuthenticationLimit(settings, clock);
    Bus.register(vertx);
    vertx.deployVerticle(engine).await();
    vertx.deployVerticle(new AnalysisVerticle(RuleAnalyst::new)).await();
    var numbers = new PhoneNumbers(new Config.Phone(List.of("US"), false, false));
    var random = new Random(2);
    vertx
        .deployVerticle(
            () -> {
              var origins = List.of("https://app.example.com");
              var listener =
                  new Config.Http("127.0.0.1", 0, origins, MOST_STREAMS, 1, REQUEST_SECONDS);
              var instance =
                  new HttpVerticle(
                      listener,
                      numbers,
                      tokens,
                      attempts,
                      clock,
                      random,
                      UnseenMetrics.create().process);
              instances.add(instance);
              return instance;
            },
            new DeploymentOptions().setInstances(2))
        .await();
  }

  static Config.Auth auth(@Nullable String secret) {
    return TestSettings.auth(secret);
  }

  /// One answer; `json` is null when there is no body.
  record Answer(HttpResponse<String> response, JsonNode json) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text(String field) {
      return json.path(field).asText();
    }

    String body() {
      return response.body();
    }

    List<String> faultyFields() {
      return json.path("errors").valueStream().map(each -> each.path("field").asText()).toList();
    }
  }

  List<Integer> ports() {
    return instances.stream().map(HttpVerticle::actualPort).toList();
  }

  int port() {
    return ports().getFirst();
  }

  /// The table of routes.
  Router router() {
    var events = new EventStreams(vertx, Duration.ofSeconds(1));
    return DocsRoutes.load(vertx)
        .map(docs -> instances.getFirst().router(docs, events, new ErrorBoundary(new Random(3))))
        .await();
  }

  String token(UserId userId) {
    return tokens.issue(session(userId)).token();
  }

  static Session session(UserId userId) {
    var user = new Profile(userId, "a@b.example", "A", "B", TestClock.START);
    return new Session(UUID.randomUUID(), user, "r");
  }

  Answer get(String path) {
    return send(mine(path).GET());
  }

  Answer post(String path, String json) {
    return send(json(mine(path), "POST", json));
  }

  Answer put(String path, String json) {
    return send(json(mine(path), "PUT", json));
  }

  Answer delete(String path) {
    return send(mine(path).DELETE());
  }

  static HttpRequest.Builder json(HttpRequest.Builder request, String method, String json) {
    return body(request, method, BodyPublishers.ofString(json));
  }

  static HttpRequest.Builder body(
      HttpRequest.Builder request, String method, BodyPublisher publisher) {
    return request.setHeader("Content-Type", "application/json").method(method, publisher);
  }

  HttpRequest.Builder mine(String path) {
    return as(ME, path);
  }

  HttpRequest.Builder as(UserId userId, String path) {
    return anonymous(path).setHeader("Authorization", "Bearer " + token(userId));
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Eventually.PATIENCE);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      Contract.check(response);
      return new Answer(response, json(response));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    var type = response.headers().firstValue("Content-Type").orElse("");
    return type.endsWith("json") && !response.body().isEmpty()
        ? MAPPER.readTree(response.body())
        : MAPPER.nullNode();
  }

  /// Sends bytes as they are, and reads until the server hangs up.
  String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A call that is scheduled in an hour.
  Call created() {
    var answer = post("/api/calls", newCall(""));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.body());
    }
    return call(answer.text("callId"));
  }

  Call call(String callId) {
    return Objects.requireNonNull(
        engine.calls.get(Objects.requireNonNull(CallId.parse(callId))), callId);
  }

  static String newCall(String more) {
    return """
    {"calleeName": "John Doe", "phoneNumber": "+15551234567", "subject": "Project follow-up",
     "prompt": "Call John to discuss the project."%s}\
    """
        .formatted(more);
  }

  void reset() {
    engine.reset();
    clock.reset();
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
  }
}
