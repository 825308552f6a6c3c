package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.EndedSession;
import com.callcat.bus.UserRequest.EndSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How sessions go on and how they end.
class LogoutTest extends ApiTest {

  @Test
  void a_refresh_answers_like_a_login() {
    var refreshed = refresh("{\"refreshToken\": \"opaque-refresh-token\"}");

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "token", "refreshToken", "type", "expiresIn", "userId", "email", "fullName");
    assertThat(refreshed.text("refreshToken")).isEqualTo("the-next-refresh-token");
    assertThat(use(refreshed.text("token"))).isEqualTo(200);
  }

  @Test
  void a_refresh_token_that_is_not_good_is_401() {
    var refused = refresh("{\"refreshToken\": \"spent\"}");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("type")).endsWith("/unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(refresh("{}").faultyFields()).containsExactly("refreshToken");
  }

  @Test
  void after_a_logout_the_tokens_of_the_session_are_refused_by_every_instance() {
    var session = Api.session(Api.ME);
    var token = api.tokens.issue(session).token();
    var sibling = api.tokens.issue(session).token();
    var elsewhere = api.token(Api.ME);
    assertThat(use(token)).isEqualTo(200);

    var loggedOut = logout(token);

    assertThat(loggedOut.status()).isEqualTo(200);
    assertThat(loggedOut.json().get("success").booleanValue()).isTrue();
    assertThat(loggedOut.text("message")).isNotBlank();
    for (var i = 0; i < 2 * api.ports().size(); i++) {
      assertThat(useOverNewConnection(token)).isEqualTo(401);
    }
    assertThat(use(sibling)).isEqualTo(401);
    assertThat(logout(token).status()).isEqualTo(401);
    assertThat(use(elsewhere)).isEqualTo(200);
  }

  @Test
  void a_logout_says_which_session_of_whom() {
    var session = Api.session(Api.ME);

    logout(api.tokens.issue(session).token());

    var expiry = TestClock.START.plus(Duration.ofHours(1));
    assertThat(api.engine.asked).containsExactly(new EndSession(Api.ME, session.id(), expiry));
  }

  /// Each instance follows before it listens.
  @Test
  void sessions_that_had_ended_before_are_refused_from_the_start() {
    var session = Api.session(Api.ME);
    var ended = new EndedSession(session.id(), TestClock.START.plusSeconds(60));
    api.engine.users.ended.add(ended);

    api.tokens.follow(Bus.of(api.vertx)).await();

    assertThat(use(api.tokens.issue(session).token())).isEqualTo(401);
  }

  @Test
  void an_ended_session_is_remembered_no_longer_than_its_tokens_live() {
    var clock = new TestClock();
    var ended = new EndedSessions(clock);
    for (var i = 0; i < 100; i++) {
      ended.add(new EndedSession(new UUID(0, i), clock.instant().plusSeconds(i + 1)));
    }
    ended.add(new EndedSession(new UUID(1, 0), Instant.EPOCH));

    assertThat(ended.size()).isEqualTo(100);
    clock.pass(Duration.ofSeconds(50));
    assertThat(ended.has(new UUID(0, 49))).isFalse();
    assertThat(ended.has(new UUID(0, 50))).isTrue();
    assertThat(ended.size()).isEqualTo(50);
    clock.pass(Duration.ofSeconds(50));
    assertThat(ended.size()).isZero();
  }

  private static Api.Answer refresh(String json) {
    return api.send(Api.json(api.anonymous("/api/auth/refresh"), "POST", json));
  }

  private static Api.Answer logout(String token) {
    return api.send(
        api.anonymous("/api/auth/logout")
            .header("Authorization", "Bearer " + token)
            .POST(nothing()));
  }

  private static int use(String token) {
    return api.send(bearing(token)).status();
  }

  /// Connections go to the instances in turns.
  private static int useOverNewConnection(String token) {
    try {
      var answer =
          api.raw(
              "GET /api/calls HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                  + token
                  + "\r\n\r\n");
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static HttpRequest.Builder bearing(String token) {
    return api.anonymous("/api/calls").header("Authorization", "Bearer " + token).GET();
  }
}
