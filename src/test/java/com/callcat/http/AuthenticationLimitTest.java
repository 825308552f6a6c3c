package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.Config;
import com.callcat.testing.AuthSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often one may try.
class AuthenticationLimitTest {
  private static final int PER_ACCOUNT = 3;
  private static final int PER_ADDRESS = 6;
  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api(settings(PER_ACCOUNT, PER_ADDRESS));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /// Time goes on from test to test, so that each has all its attempts.
  @BeforeEach
  void wait_until_all_is_forgotten() {
    api.engine.reset();
    api.clock.pass(Duration.ofMinutes(2));
  }

  @Test
  void an_account_has_so_many_logins_a_minute_however_it_is_written() {
    for (var email :
        new String[] {
          "zoe\u0301@example.org", "ZO\u00c9@example.org", "\u00a0zo\u00e9@example.ORG "
        }) {
      assertThat(login(email, "10.0.0.1").status()).isEqualTo(401);
    }
    var refused = login("zo\u00e9@example.org", "10.0.0.2");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("type")).endsWith("/too-many-attempts");
    assertThat(refused.header("Retry-After")).isEqualTo("20");
    assertThat(refused.body()).doesNotContain("zo");
    assertThat(login("eve@example.org", "10.0.0.2").status()).isEqualTo(401);
  }

  @Test
  void who_waits_as_long_as_told_may_try_again() {
    for (var i = 0; i < PER_ACCOUNT; i++) {
      login("ada@example.org", "10.0.0.1");
    }
    api.clock.pass(Duration.ofMillis(19_999));
    assertThat(login("ada@example.org", "10.0.0.2").header("Retry-After")).isEqualTo("1");
    api.clock.pass(Duration.ofMillis(1));
    assertThat(login("ada@example.org", "10.0.0.2").status()).isEqualTo(401);
    assertThat(login("ada@example.org", "10.0.0.2").status()).isEqualTo(429);
  }

  @Test
  void a_refused_attempt_asks_nobody() {
    for (var i = 0; i < PER_ACCOUNT + 2; i++) {
      login("ada@example.org", "10.0.0.1");
    }
    assertThat(api.engine.asked).hasSize(PER_ACCOUNT);
  }

  @Test
  void an_address_has_so_many_attempts_at_all_accounts_together() {
    var ways = new String[] {"login", "register", "refresh"};
    for (var i = 0; i < PER_ADDRESS; i++) {
      assertThat(attempt(ways[i % 3], i, "10.0.0.1").status()).isNotEqualTo(429);
    }
    for (var way : ways) {
      assertThat(attempt(way, 99, "10.0.0.1").status()).isEqualTo(429);
    }
    assertThat(attempt("login", 99, "10.0.0.2").status()).isEqualTo(401);
  }

  @Test
  void a_user_has_so_many_tries_at_the_current_password() {
    for (var i = 0; i < PER_ACCOUNT; i++) {
      assertThat(changePassword().status()).isEqualTo(400);
    }
    assertThat(changePassword().status()).isEqualTo(429);
  }

  @Test
  void what_is_not_even_an_attempt_does_not_count() {
    for (var i = 0; i < 2 * PER_ADDRESS; i++) {
      var body = "{\"email\": \"ada@example.org\"}";
      assertThat(send("login", body, "10.0.0.1").status()).isEqualTo(400);
    }
    assertThat(login("ada@example.org", "10.0.0.1").status()).isEqualTo(401);
  }

  @Test
  void only_what_the_proxy_wrote_is_believed() {
    for (var i = 0; i < PER_ADDRESS; i++) {
      attempt("login", i, "192.0.2." + i + ", 10.0.0.1");
    }
    assertThat(attempt("login", 99, "192.0.2.99, 10.0.0.1").status()).isEqualTo(429);
    assertThat(attempt("login", 99, "10.0.0.1, 192.0.2.99").status()).isEqualTo(401);
  }

  @Test
  void without_a_proxy_the_header_is_not_believed_and_zero_is_no_limit() {
    var settings = new AuthSettings(Api.SECRET).attemptsPerMinutePerAddress(2).build();
    try (var open = new Api(settings)) {
      assertThat(login(open, "ada@example.org", "10.0.0.1").status()).isEqualTo(401);
      assertThat(login(open, "ada@example.org", "10.0.0.2").status()).isEqualTo(401);
      assertThat(login(open, "ada@example.org", "10.0.0.3").status()).isEqualTo(429);
    }
    try (var unlimited = new Api(settings(0, 0))) {
      for (var i = 0; i < 100; i++) {
        assertThat(login(unlimited, "ada@example.org", "10.0.0.1").status()).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7:51234, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::1, 20010db800010002",
    "[2001:db8:1:2::1], 20010db800010002",
    "[2001:db8:1:2::1]:443, 20010db800010002",
    "localhost, unknown",
    "'', unknown",
    "_hidden, unknown",
    ", unknown"
  })
  void an_address_counts_as_its_network(@Nullable String address, String network) {
    assertThat(ClientAddress.network(address)).isEqualTo(network);
  }

  private static Config.Auth settings(int perAccount, int perAddress) {
    return new AuthSettings(Api.SECRET)
        .attemptsPerMinute(perAccount)
        .attemptsPerMinutePerAddress(perAddress)
        .behindProxy(true)
        .build();
  }

  private static Api.Answer attempt(String way, int number, String forwardedFor) {
    var email = "user" + number + "@example.org";
    return switch (way) {
      case "login" -> login(email, forwardedFor);
      case "register" -> register(email, forwardedFor);
      default -> send(way, "{\"refreshToken\": \"x%d\"}".formatted(number), forwardedFor);
    };
  }

  private static Api.Answer register(String email, String forwardedFor) {
    return send(
        "register",
        """
        {"email": "%s", "password": "correct horse", "firstName": "A", "lastName": "B"}\
        """
            .formatted(email),
        forwardedFor);
  }

  private static Api.Answer login(String email, String forwardedFor) {
    return login(api, email, forwardedFor);
  }

  private static Api.Answer login(Api at, String email, String forwardedFor) {
    return send(
        at, "login", "{\"email\": \"%s\", \"password\": \"wrong\"}".formatted(email), forwardedFor);
  }

  private static Api.Answer send(String what, String body, String forwardedFor) {
    return send(api, what, body, forwardedFor);
  }

  private static Api.Answer send(Api at, String what, String body, String forwardedFor) {
    var request = Api.json(at.anonymous("/api/auth/" + what), "POST", body);
    return at.send(request.header("X-Forwarded-For", forwardedFor));
  }

  private static Api.Answer changePassword() {
    return api.post(
        "/api/user/change-password",
        "{\"currentPassword\": \"wrong\", \"newPassword\": \"another horse\"}");
  }
}
