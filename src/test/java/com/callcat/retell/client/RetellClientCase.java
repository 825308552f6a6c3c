package com.callcat.retell.client;

import static com.callcat.call.Preferences.DEFAULT;
import static com.callcat.retell.client.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.Request;
import com.callcat.bus.RetellRequest.Connect;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.RetellRequest.PlaceCall;
import com.callcat.call.Call;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.testing.Eventually;
import com.callcat.testing.SettableClock;
import com.callcat.testing.UnseenMetrics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// The client on the bus, and a scripted server in the place of Retell.
@Timeout(600)
abstract class RetellClientCase {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final int PATIENT = 60;
  static final int IMPATIENT = 1;
  static final ProviderId ID = new ProviderId("call_7c1f0d9a4be24f6c8a1e5b03");

  final Vertx vertx = Vertx.vertx();
  final ScriptedServer retell = new ScriptedServer(vertx);
  final SettableClock clock = new SettableClock(NOW);

  @BeforeEach
  void start() {
    Bus.register(vertx);
    retell.listen().await();
    retell.answers("500 No", "");
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  DialAnswer place(Call call) {
    return place(call, PATIENT);
  }

  DialAnswer place(Call call, int timeoutSeconds) {
    deploy(timeoutSeconds);
    return connectAndPlace(call, DEFAULT);
  }

  DialAnswer connectAndPlace(Call call, Preferences preferences) {
    return ask(new PlaceCall(call, preferences, ask(new Connect(call))));
  }

  void deploy(int timeoutSeconds) {
    deploy(url() + "/", timeoutSeconds);
  }

  void deploy(String baseUrl, int timeoutSeconds) {
    var settings = Samples.settings(baseUrl, timeoutSeconds);
    var client =
        new RetellClientVerticle(
            settings, Samples.WEBHOOK_URL, clock, UnseenMetrics.create().retell);
    var script = retell.onRequest;
    var connecting = retell.onConnect;
    retell.onConnect = socket -> {};
    retell.answers("500 No", "");
    vertx.deployVerticle(client).await();
    if (baseUrl.startsWith(url())) {
      forgetVoices();
    }
    retell.onRequest = script;
    retell.onConnect = connecting;
  }

  /// It asks for them by itself when it starts.
  private void forgetVoices() {
    try {
      Eventually.until(() -> retell.requests, seen -> !seen.isEmpty());
    } catch (Exception never) {
      throw new AssertionError(never);
    }
    retell.requests.clear();
    retell.connections.set(0);
  }

  private String url() {
    return "http://127.0.0.1:" + retell.port();
  }

  <A> A ask(Request<A> request) {
    return Bus.of(vertx).ask(request).await();
  }

  void assertUnavailable(Request<?> request) {
    assertProblem(request, new Problem.Unavailable("retell"));
  }

  void assertProblem(Request<?> request, Problem problem) {
    assertThatThrownBy(() -> ask(request))
        .isInstanceOfSatisfying(
            ProblemException.class, thrown -> assertThat(thrown.problem()).isEqualTo(problem));
  }

  void assertOneRequest(String line) {
    assertOneRequest();
    assertThat(retell.requests.getFirst().line()).isEqualTo(line);
  }

  void assertOneRequest() {
    assertThat(retell.requests).hasSize(1);
    assertThat(retell.connections).hasValue(1);
  }

  JsonNode sentJson() throws Exception {
    return MAPPER.readTree(retell.requests.getFirst().body());
  }
}
