package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.ListEndedSessions;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sessions on two processes that share a database.
class SessionsTest extends TwoProcessesCase {
  private static final Unauthenticated REFUSED = new Unauthenticated("refresh token refused");

  /// The life of a token, and what clocks may differ.
  private static final Duration REFUSED_FOR = Duration.ofMinutes(61);

  private static final Duration GRACE = Duration.ofSeconds(10);

  @Test
  void a_refresh_goes_on_with_the_session_under_a_new_token() {
    var first = one.register("ada@example.com");
    var second = other.answer(refresh(first));
    var third = one.answer(refresh(second));

    assertThat(second.id()).isEqualTo(third.id()).isEqualTo(first.id());
    assertThat(second.user()).isEqualTo(first.user());
    assertThat(third.refreshToken())
        .isNotEqualTo(second.refreshToken())
        .isNotEqualTo(first.refreshToken());
  }

  @Test
  void a_spent_token_that_is_used_again_ends_its_session_and_no_other() throws Exception {
    var stolen = one.register("ada@example.com");
    var elsewhere = one.login("ada@example.com");
    var next = one.answer(refresh(stolen));

    clock.advance(GRACE);
    assertThat(one.problem(refresh(stolen))).isEqualTo(REFUSED);
    assertThat(one.refused).containsOnlyKeys(stolen.id());
    assertThat(one.problem(refresh(next))).isEqualTo(REFUSED);
    Eventually.until(() -> other.refused, refused -> refused.containsKey(stolen.id()));
    assertThat(other.answer(refresh(elsewhere))).isNotNull();
  }

  @Test
  void an_unknown_and_an_expired_token_are_refused_and_end_nothing() throws Exception {
    var session = one.register("ada@example.com");

    assertThat(one.problem(new Refresh("unknown"))).isEqualTo(REFUSED);
    assertThat(one.problem(new Refresh("\0é"))).isEqualTo(REFUSED);
    clock.advance(Duration.ofDays(30));
    assertThat(one.problem(refresh(session))).isEqualTo(REFUSED);
    assertThat(one.read("SELECT count(*) FROM sessions WHERE ended_at IS NOT NULL")).isEqualTo("0");
  }

  @Test
  void a_refresh_token_is_good_until_the_instant_it_expires() {
    var session = one.register("ada@example.com");

    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(one.answer(refresh(session))).isNotNull();
  }

  @Test
  void a_session_that_ends_is_refused_here_at_once_and_everywhere_soon() throws Exception {
    var session = one.register("ada@example.com");

    assertThat(one.answer(end(session))).isEqualTo(Done.DONE);
    assertThat(one.refused).containsEntry(session.id(), NOW.plus(REFUSED_FOR));
    assertThat(one.problem(refresh(session))).isEqualTo(REFUSED);
    assertThat(one.answer(end(session))).isEqualTo(Done.DONE);
    Eventually.until(() -> other.refused, refused -> refused.containsKey(session.id()));
    assertThat(other.refused).containsEntry(session.id(), NOW.plus(REFUSED_FOR));
  }

  @Test
  void a_session_that_ends_while_it_is_refreshed_has_ended() {
    for (var round = 0; round < 10; round++) {
      var session = one.register("ada" + round + "@example.com");
      var refreshed = one.ask(refresh(session));
      other.answer(end(session));
      var next = refreshed.map(Session::refreshToken).otherwise(session.refreshToken()).await();

      assertThat(one.problem(new Refresh(next))).isEqualTo(REFUSED);
    }
  }

  @Test
  void an_outside_token_is_refused_for_as_long_as_it_lives() {
    var user = one.register("ada@example.com").user().id();
    var token = UUID.randomUUID();
    var expiry = NOW.plus(Duration.ofHours(5));

    one.answer(new EndSession(user, token, expiry));
    assertThat(one.refused).containsEntry(token, expiry);
  }

  @Test
  void who_starts_later_is_told_of_all_whose_tokens_may_be_alive() {
    var session = one.register("ada@example.com");
    one.answer(end(session));

    var ended = new EndedSession(session.id(), NOW.plus(REFUSED_FOR));
    assertThat(other.answer(new ListEndedSessions()).sessions()).containsExactly(ended);
    clock.advance(REFUSED_FOR.minusMillis(1));
    assertThat(other.answer(new ListEndedSessions()).sessions()).containsExactly(ended);
    clock.advance(Duration.ofMillis(1));
    assertThat(other.answer(new ListEndedSessions()).sessions()).isEmpty();
  }

  @Test
  void what_is_over_is_swept_away_when_the_next_one_ends() throws Exception {
    var old = one.register("ada@example.com");
    clock.advance(Duration.ofDays(15));
    var session = one.login("ada@example.com");
    one.answer(new EndSession(old.user().id(), UUID.randomUUID(), clock.instant()));
    clock.advance(Duration.ofDays(15));

    one.answer(end(session));
    assertThat(one.read("SELECT string_agg(id::text, ' ') FROM sessions"))
        .isEqualTo(session.id().toString());
    assertThat(one.read("SELECT count(*) FROM refresh_tokens")).isEqualTo("1");
  }

  @Test
  void nobody_ends_a_session_of_a_user_who_is_not_there() {
    assertThat(one.problem(new EndSession(new UserId(404), UUID.randomUUID(), NOW)))
        .isEqualTo(new Unauthenticated("no such user"));
  }

  private static Refresh refresh(Session session) {
    return new Refresh(session.refreshToken());
  }

  private EndSession end(Session session) {
    return new EndSession(session.user().id(), session.id(), clock.instant());
  }
}
