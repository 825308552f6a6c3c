package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Blank;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Good requests of people about themselves: of the fuzz user, and of others that it registers.
final class AccountProbes {
  private final FuzzUser user;
  private final Dice dice;
  private final ValidBodies bodies;
  private final List<Account> accounts = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<String> spent = new ArrayList<>();

  /// Somebody the fuzz user has registered.
  private record Account(String email, String password) {}

  private record Session(String token, String refreshToken) {}

  AccountProbes(FuzzUser user, Dice dice, ValidBodies bodies) {
    this.user = user;
    this.dice = dice;
    this.bodies = bodies;
  }

  Probe register() {
    var probe = Probe.of("register");
    var body = bodies.of(probe.operation);
    if (dice.chance(25)) {
      return probe.json(body.put("email", user.takenEmail())).expecting(409);
    }
    return probe.json(body).expecting(201).then(answer -> registered(body, answer));
  }

  private void registered(ObjectNode body, HttpResponse<String> answer) {
    var email = body.path("email").asText();
    accounts.add(new Account(email, body.path("password").asText()));
    opened(answer);
    assertThat(Contract.json(answer.body()).path("email").asText())
        .isEqualTo(email.toLowerCase(Locale.ROOT));
  }

  private void opened(HttpResponse<String> answer) {
    var session = Contract.json(answer.body());
    sessions.add(
        new Session(session.path("token").asText(), session.path("refreshToken").asText()));
  }

  Probe login() {
    var probe = Probe.of("login");
    if (accounts.isEmpty() || dice.chance(50)) {
      return probe.json(bodies.of(probe.operation)).expecting(401);
    }
    var account = dice.one(accounts);
    var right = dice.chance(70);
    var body =
        object()
            .put("email", dice.one(account.email, " " + account.email + " "))
            .put("password", right ? account.password : account.password + "x");
    return probe.json(body).expecting(right ? 200 : 401).then(right ? this::opened : answer -> {});
  }

  Probe refresh() {
    var probe = Probe.of("refresh");
    if (sessions.isEmpty() || dice.chance(40)) {
      return probe.json(bodies.of(probe.operation)).expecting(401);
    }
    var session = dice.one(sessions);
    return probe
        .json(object().put("refreshToken", session.refreshToken))
        .expecting(200)
        .then(
            answer -> {
              sessions.remove(session);
              spent.add(session.refreshToken);
              opened(answer);
            });
  }

  /// Afterwards no session of that family is good, so the last is given up too.
  Probe refreshAgain() {
    if (spent.isEmpty()) {
      return refresh();
    }
    var body = object().put("refreshToken", dice.one(spent));
    return Probe.of("refresh").json(body).expecting(401).then(answer -> sessions.clear());
  }

  Probe logout() {
    if (sessions.isEmpty()) {
      return register();
    }
    var session = dice.one(sessions);
    return Probe.of("logout")
        .header("Authorization", "Bearer " + session.token)
        .expecting(200)
        .then(
            answer -> {
              sessions.remove(session);
              user.revoked(session.token);
            });
  }

  Probe profile() {
    return user.signed(Probe.of("getProfile"))
        .expecting(200)
        .then(answer -> expect(user.profile, answer));
  }

  Probe changeProfile() {
    var probe = user.signed(Probe.of("changeProfile"));
    var body = bodies.of(probe.operation);
    if (dice.chance(15)) {
      return probe.json(body.put("email", user.takenEmail())).expecting(409);
    }
    return probe.json(body).expecting(200).then(answer -> changed(user.profile, body, answer));
  }

  Probe voices() {
    return user.signed(Probe.of("listVoices"))
        .expecting(200)
        .then(
            answer ->
                assertThat(Contract.json(answer.body()).path("voices").findValuesAsText("voiceId"))
                    .contains("default", "11labs-Adrian"));
  }

  Probe preferences() {
    return user.signed(Probe.of("getPreferences"))
        .expecting(200)
        .then(answer -> expect(user.preferences, answer));
  }

  Probe changePreferences() {
    var probe = user.signed(Probe.of("changePreferences"));
    var body = bodies.of(probe.operation);
    return probe.json(body).expecting(200).then(answer -> changed(user.preferences, body, answer));
  }

  private static void changed(ObjectNode known, ObjectNode change, HttpResponse<String> answer) {
    change.properties().forEach(field -> known.set(field.getKey(), kept(field.getValue())));
    if (change.has("defaultLanguage")) {
      known.set("defaultLanguage", ValidBodies.language(change.get("defaultLanguage")));
    }
    if (change.has("email")) {
      known.put("email", known.get("email").textValue().toLowerCase(Locale.ROOT));
    }
    expect(known, answer);
  }

  private static JsonNode kept(JsonNode value) {
    return value.isTextual()
        ? JsonNodeFactory.instance.textNode(Blank.strip(value.textValue()))
        : value;
  }

  private static void expect(ObjectNode known, HttpResponse<String> answer) {
    var body = Contract.json(answer.body());
    known
        .properties()
        .forEach(
            field ->
                assertThat(body.path(field.getKey()).asText(""))
                    .as(field.getKey())
                    .isEqualTo(field.getValue().asText("")));
  }

  Probe changePassword() {
    var probe = user.signed(Probe.of("changePassword"));
    var body = bodies.of(probe.operation);
    if (dice.chance(40)) {
      return probe.json(body).expecting(400);
    }
    var wanted = body.path("newPassword").asText();
    return probe
        .json(body.put("currentPassword", user.password))
        .expecting(200)
        .then(answer -> user.password = wanted);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
