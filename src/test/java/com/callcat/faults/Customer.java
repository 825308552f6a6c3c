package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Somebody who uses the program, and knows what must have become of their calls. May do several
/// things at a time.
final class Customer {
  static final String PASSWORD = "correct horse of the fault tests";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "NO_SHOW", "CANCELED");

  final String email;
  private final ReadyLine urls;
  private final Map<String, Foretold> calls = new ConcurrentHashMap<>();
  private final AtomicInteger created = new AtomicInteger();
  private volatile PatientClient client;
  private volatile String refreshToken = "";

  private Customer(ReadyLine urls, String name) {
    this.urls = urls;
    this.email = name + "@example.com";
    this.client = new PatientClient(urls, "");
  }

  /// Who is told that the address is taken, after asking twice, has it.
  static Customer register(ReadyLine urls, String name) throws Exception {
    var customer = new Customer(urls, name);
    var wanted = customer.credentials(PASSWORD).put("firstName", "Mira").put("lastName", "Patel");
    var answer = customer.client.tryTo(List.of(CONFLICT), "POST", "/api/auth/register", wanted);
    if (answer.status() == CONFLICT) {
      customer.login(PASSWORD);
    } else {
      customer.enter(answer.body());
    }
    return customer;
  }

  private JsonObject credentials(String password) {
    return new JsonObject().put("email", email).put("password", password);
  }

  void login(String password) throws Exception {
    enter(new PatientClient(urls, "").ask("POST", "/api/auth/login", credentials(password)));
  }

  void enter(JsonObject session) {
    assertThat(session.getString("email")).isEqualTo(email);
    client = new PatientClient(urls, session.getString("token"));
    refreshToken = session.getString("refreshToken");
  }

  PatientClient client() {
    return client;
  }

  JsonObject refreshToken() {
    return new JsonObject().put("refreshToken", refreshToken);
  }

  /// Has somebody called now.
  ///
  /// @return the id of the call
  String call(String number) throws Exception {
    return create(wanted(number));
  }

  static JsonObject wanted(String number) {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", number)
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday. Their number is " + number + ".");
  }

  String create(JsonObject wanted) throws Exception {
    var key = email + "-" + created.incrementAndGet();
    var made = client.ask("POST", "/api/calls", wanted, "Idempotency-Key", key);
    var id = made.getString("callId");
    expectSame(made, wanted);
    foretell(Foretold.byNumber(id, wanted));
    return id;
  }

  void foretell(Foretold fate) {
    calls.put(fate.callId(), fate);
  }

  void forget(String callId) {
    calls.remove(callId);
  }

  Foretold fate(String callId) {
    return Objects.requireNonNull(calls.get(callId), callId);
  }

  JsonObject get(String callId) throws Exception {
    return client.ask("GET", "/api/calls/" + callId, null);
  }

  JsonObject until(String callId, Predicate<JsonObject> expected) throws Exception {
    return Eventually.until(
        Eventually.PATIENCE, PatientClient.BETWEEN, () -> get(callId), expected);
  }

  JsonObject untilEnded(String callId) throws Exception {
    return until(callId, call -> ENDED.contains(call.getString("status")));
  }

  /// Edits a call, without changing anything, until it is too late because it is being dialled.
  void untilHeld(String callId) throws Exception {
    var edit = new JsonObject().put("subject", fate(callId).wanted().getString("subject"));
    Eventually.until(
        () -> client.once("PUT", "/api/calls/" + callId, edit), status -> status == CONFLICT);
  }

  void expectGone(String callId) throws Exception {
    var status =
        Eventually.until(
            () -> client.once("GET", "/api/calls/" + callId, null), found -> found != UNAVAILABLE);
    assertThat(status).as("a deleted call").isEqualTo(NOT_FOUND);
  }

  void untilAllEnded() throws Exception {
    for (var callId : calls.keySet()) {
      untilEnded(callId);
    }
  }

  /// Each call has become what was foretold, and there are no others.
  void check(Map<String, Integer> rings) throws Exception {
    for (var fate : calls.values()) {
      var call = untilEnded(fate.callId());
      assertThat(call.getString("status")).as("%s", call).isEqualTo(fate.status());
      assertThat(call.getString("endReason")).as("%s", call).isEqualTo(fate.reason());
      expectSame(call, fate.wanted());
      if (fate.status().equals("COMPLETED") && fate.rings() == 1) {
        until(fate.callId(), found -> found.containsKey("sentiment"));
      }
      assertThat(rings.getOrDefault(fate.callId(), 0))
          .as("rings of %s", call)
          .isEqualTo(fate.rings());
    }
    // lists are read from an index, which is a moment behind
    Eventually.until(
        this::listed, ids -> ids.size() == calls.size() && calls.keySet().containsAll(ids));
  }

  Set<String> callIds() {
    return calls.keySet();
  }

  private List<String> listed() throws Exception {
    var ids = new ArrayList<String>();
    var next = "";
    do {
      var page = client.ask("GET", "/api/calls?limit=4" + next, null);
      page.getJsonArray("calls").forEach(call -> ids.add(((JsonObject) call).getString("callId")));
      var token = page.getString("nextToken");
      next = token == null ? "" : "&nextToken=" + token;
    } while (!next.isEmpty());
    return ids;
  }

  private static void expectSame(JsonObject call, JsonObject wanted) {
    for (var name : wanted.fieldNames()) {
      assertThat(call.getValue(name)).as("%s of %s", name, call).isEqualTo(wanted.getValue(name));
    }
  }
}
