package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthRoutesTest extends ApiTest {
  private static final String ADA =
      """
      {"email": " ada@example.org ", "password": "correct horse", "firstName": "Ada",
       "lastName": "Lovelace"}""";

  @Test
  void who_registers_is_logged_in() {
    var registered = post("register", ADA);

    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.text("type")).isEqualTo("Bearer");
    assertThat(registered.text("refreshToken")).isEqualTo("opaque-refresh-token");
    assertThat(registered.json().get("expiresIn").intValue()).isEqualTo(3600);
    assertThat(registered.json().get("userId").longValue()).isEqualTo(7);
    assertThat(registered.text("email")).isEqualTo("ada@example.org");
    assertThat(registered.text("fullName")).isEqualTo("Ada Lovelace");
    assertThat(registered.body()).doesNotContain("correct horse");
    assertThat(use(registered.text("token")).status()).isEqualTo(200);
  }

  @Test
  void who_logs_in_gets_the_same() {
    post("register", ADA);

    var loggedIn =
        post("login", "{\"email\": \"ada@example.org\", \"password\": \"correct horse\"}");

    assertThat(loggedIn.status()).isEqualTo(200);
    assertThat(loggedIn.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "token", "refreshToken", "type", "expiresIn", "userId", "email", "fullName");
    assertThat(use(loggedIn.text("token")).status()).isEqualTo(200);
  }

  @Test
  void a_taken_address_is_refused() {
    post("register", ADA);

    assertThat(post("register", ADA).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"ada@example.org, wrong", "eve@example.org, correct horse", "nobody, x"})
  void a_wrong_address_and_a_wrong_password_are_one_and_the_same(String email, String password) {
    post("register", ADA);

    var refused =
        post("login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("type")).endsWith("/wrong-credentials");
    assertThat(refused.text("detail")).contains("e-mail address or the password");
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a da@example.org",
        "ada@@example.org",
        "ada@example..org",
        "ada@example.org\\u0000",
        "a\\u00a0da@example.org",
        "a\\u200bda@example.org",
        "ada@exam\\ufeffple.org",
        "Ada <ada@example.org>",
        "",
        " "
      })
  void an_address_must_be_one(String email) {
    var refused = post("register", ADA.replace(" ada@example.org ", email));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).containsExactly("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u00a0rene\\u0301@mu\\u0308nchen.example\\u202f",
        "\\ufeffREN\\u00c9@M\\u00dcNCHEN.example\\u2007",
        "ren\\u00e9@m\\u00fcnchen.example"
      })
  void an_address_is_the_same_however_it_is_spelt(String email) {
    var session = post("register", ADA.replace(" ada@example.org ", email));

    assertThat(session.status()).isEqualTo(201);
    assertThat(session.text("email")).isEqualTo("ren\u00e9@m\u00fcnchen.example");
    var login = "{\"email\": \"RENE\u0301@m\u00fcnchen.example\", \"password\": \"correct horse\"}";
    assertThat(post("login", login).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"7, 400", "8, 201", "200, 201", "201, 400"})
  void a_password_has_eight_to_two_hundred_characters(int length, int status) {
    var answer = post("register", ADA.replace("correct horse", "é".repeat(length)));

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void the_blanks_of_a_password_count() {
    post("register", ADA.replace("correct horse", " secret "));

    var login = "{\"email\": \"ada@example.org\", \"password\": \"%s\"}";
    assertThat(post("login", login.formatted(" secret ")).status()).isEqualTo(200);
    assertThat(post("login", login.formatted("secret")).status()).isEqualTo(401);
  }

  @Test
  void an_address_may_have_254_characters() {
    var label = "x".repeat(60) + ".";
    var longest = "ada@" + label.repeat(4) + "x".repeat(254 - 4 - 4 * 61);

    assertThat(post("register", ADA.replace(" ada@example.org ", longest)).status()).isEqualTo(201);
    assertThat(post("register", ADA.replace(" ada@example.org ", longest + "x")).status())
        .isEqualTo(400);
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(post("register", "{\"role\": \"admin\", \"email\": 1}").faultyFields())
        .containsExactlyInAnyOrder("email", "password", "firstName", "lastName", "role");
    assertThat(post("login", "{}").faultyFields()).containsExactly("email", "password");
  }

  private static Api.Answer post(String what, String json) {
    return api.send(Api.json(api.anonymous("/api/auth/" + what), "POST", json));
  }

  private static Api.Answer use(String token) {
    HttpRequest.Builder request = api.anonymous("/api/calls").GET();
    return api.send(request.header("Authorization", "Bearer " + token));
  }
}
