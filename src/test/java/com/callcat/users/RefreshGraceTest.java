package com.callcat.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.config.Config;
import com.callcat.testing.AuthSettings;
import com.callcat.testing.Eventually;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two tabs that refresh at once, or one whose answer was lost, on two processes that share a
/// database.
class RefreshGraceTest extends TwoProcessesCase {
  private static final Unauthenticated REFUSED = new Unauthenticated("refresh token refused");
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Test
  void of_many_that_spend_a_token_at_once_all_go_on_with_the_session() throws Exception {
    for (var round = 0; round < 10; round++) {
      var session = one.register("ada" + round + "@example.com");
      var pairs = atOnce(session);

      assertThat(pairs).allMatch(Future::succeeded);
      assertThat(pairs).extracting(pair -> pair.result().id()).containsOnly(session.id());
      assertThat(pairs).extracting(pair -> pair.result().refreshToken()).doesNotHaveDuplicates();
      for (var pair : pairs) {
        assertThat(other.answer(refresh(pair.result())).id()).isEqualTo(session.id());
      }
    }
    assertThat(one.refused).isEmpty();
    assertThat(other.refused).isEmpty();
  }

  @Test
  void a_token_gets_another_pair_until_the_grace_is_over() {
    var session = one.register("ada@example.com");
    one.answer(refresh(session));

    clock.advance(GRACE.minusMillis(1));
    assertThat(other.answer(refresh(session)).id()).isEqualTo(session.id());
  }

  @Test
  void the_grace_begins_when_the_token_was_first_spent() {
    var session = one.register("ada@example.com");
    one.answer(refresh(session));
    clock.advance(GRACE.minusSeconds(1));
    other.answer(refresh(session));

    clock.advance(Duration.ofSeconds(1));
    assertThat(other.problem(refresh(session))).isEqualTo(REFUSED);
  }

  @Test
  void after_the_grace_the_session_ends_with_all_the_pairs_it_has_got() throws Exception {
    var session = one.register("ada@example.com");
    var first = one.answer(refresh(session));
    var second = other.answer(refresh(session));
    clock.advance(GRACE);

    assertThat(other.problem(refresh(session))).isEqualTo(REFUSED);
    assertThat(one.problem(refresh(first))).isEqualTo(REFUSED);
    assertThat(one.problem(refresh(second))).isEqualTo(REFUSED);
    Eventually.until(() -> one.refused, refused -> refused.containsKey(session.id()));
    assertThat(other.refused).containsOnlyKeys(session.id());
  }

  @Test
  void a_token_of_a_later_pair_has_a_grace_of_its_own() {
    var session = one.register("ada@example.com");
    var next = one.answer(refresh(session));
    clock.advance(GRACE.multipliedBy(2));
    one.answer(refresh(next));

    assertThat(other.answer(refresh(next)).id()).isEqualTo(session.id());
  }

  @Test
  void there_is_no_grace_for_a_session_that_has_ended_or_a_token_that_has_expired() {
    var session = one.register("ada@example.com");
    one.answer(refresh(session));
    one.answer(new EndSession(session.user().id(), session.id(), clock.instant()));
    assertThat(one.problem(refresh(session))).isEqualTo(REFUSED);

    var old = one.register("eve@example.com");
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    one.answer(refresh(old));
    clock.advance(Duration.ofSeconds(1));
    assertThat(one.problem(refresh(old))).isEqualTo(REFUSED);
  }

  @Test
  void without_a_grace_one_of_many_goes_on_and_the_session_ends() throws Exception {
    restart(strict());
    for (var round = 0; round < 10; round++) {
      var session = one.register("ada" + round + "@example.com");
      var pairs = atOnce(session);

      assertThat(pairs).filteredOn(Future::succeeded).hasSize(1);
      assertThat(pairs)
          .filteredOn(Future::failed)
          .extracting(pair -> UsersProcess.problem(pair.cause()))
          .containsOnly(REFUSED);
      var winner = pairs.stream().filter(Future::succeeded).findFirst().orElseThrow();
      assertThat(one.problem(refresh(winner.result()))).isEqualTo(REFUSED);
      Eventually.until(() -> one.refused, refused -> refused.containsKey(session.id()));
      Eventually.until(() -> other.refused, refused -> refused.containsKey(session.id()));
    }
  }

  /// Half of them at either process.
  private List<Future<Session>> atOnce(Session session) {
    var attempts =
        IntStream.range(0, 8)
            .mapToObj(i -> (i % 2 == 0 ? one : other).ask(refresh(session)))
            .toList();
    Future.join(attempts).otherwiseEmpty().await();
    return attempts;
  }

  private static Config.Auth strict() {
    return new AuthSettings("unused").refreshGraceSeconds(0).build();
  }

  private static Refresh refresh(Session session) {
    return new Refresh(session.refreshToken());
  }
}
