package com.callcat.contract;

import static com.callcat.contract.Visit.see;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;

/// The answers of authentication and users that need something of their own. Those of too many
/// attempts come last: afterwards nobody gets in.
final class UserVisits {
  private UserVisits() {}

  static List<Visit> all() {
    return List.of(
        see("register", "201", v -> v.send(v.ask("register").body(person("new@example.com")))),
        see("register", "409", v -> v.send(v.ask("register").body(person("mira@example.com")))),
        see("login", "200", v -> login(v, Visitor.PASSWORD)),
        see("login", "401", v -> login(v, "wrong")),
        see("refresh", "200", v -> refresh(v, fresh(v, "refresh").path("refreshToken").asText())),
        see("refresh", "401", v -> refresh(v, "spent")),
        see("logout", "200", v -> v.send(Ask.of("logout").as(token(v, "logout")))),
        see("getKeys", "200", v -> v.send(v.ask("getKeys"))),
        see("getProfile", "200", v -> v.send(v.ask("getProfile"))),
        see("changeProfile", "200", v -> v.send(v.ask("changeProfile"))),
        see(
            "changeProfile",
            "409",
            v -> v.send(v.ask("changeProfile").body("{\"email\": \"stranger@example.com\"}"))),
        see("listVoices", "200", v -> v.send(v.ask("listVoices"))),
        see("getPreferences", "200", v -> v.send(v.ask("getPreferences"))),
        see("changePreferences", "200", v -> v.send(v.ask("changePreferences"))),
        see("changePassword", "200", UserVisits::changePassword),
        see("register", "429", v -> often(v, v.ask("register").body(person("mira@example.com")))),
        see("login", "429", v -> often(v, v.ask("login").body(credentials("wrong")))),
        see("changePassword", "429", v -> often(v, v.ask("changePassword"))),
        see("refresh", "429", v -> often(v, v.ask("refresh"))));
  }

  private static HttpResponse<String> often(Visitor visitor, Ask ask) throws Exception {
    return visitor.untilStatus(429, ask);
  }

  private static HttpResponse<String> login(Visitor visitor, String password) throws Exception {
    return visitor.send(visitor.ask("login").body(credentials(password)));
  }

  private static HttpResponse<String> refresh(Visitor visitor, String token) throws Exception {
    return visitor.send(visitor.ask("refresh").body("{\"refreshToken\": \"%s\"}".formatted(token)));
  }

  private static HttpResponse<String> changePassword(Visitor visitor) throws Exception {
    var ask = Ask.of("changePassword").as(token(visitor, "password"));
    return visitor.send(
        ask.body(
            "{\"currentPassword\": \"%s\", \"newPassword\": \"staple and tulip\"}"
                .formatted(Visitor.PASSWORD)));
  }

  private static String token(Visitor visitor, String name) throws Exception {
    return fresh(visitor, name).path("token").asText();
  }

  private static JsonNode fresh(Visitor visitor, String name) throws Exception {
    return visitor.register(name + "@example.com");
  }

  private static String credentials(String password) {
    return "{\"email\": \"mira@example.com\", \"password\": \"%s\"}".formatted(password);
  }

  private static String person(String email) {
    return """
    {"email": "%s", "password": "correct horse", "firstName": "Ada", "lastName": "Lovelace"}"""
        .formatted(email);
  }
}
