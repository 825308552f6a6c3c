package com.callcat.dispatch;

import static com.callcat.call.Calls.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.DueCall;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.UserId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinesTest {
  private final Lines lines = new Lines(2);

  private static CallKey call(int user, int number) {
    return new CallKey(new UserId(user), new CallId(new UUID(user, number)));
  }

  private static DueCall due(int user, int number) {
    return new DueCall(call(user, number), new Due(NOW.plusSeconds(number), Purpose.DIAL));
  }

  @Test
  void no_more_than_the_limit_are_taken() {
    for (var i = 0; i < 3; i++) {
      lines.queue(due(1, i));
    }
    assertThat(lines.next()).isEqualTo(call(1, 0));
    assertThat(lines.next()).isEqualTo(call(1, 1));
    assertThat(lines.next()).isNull();
    assertThat(lines.release(call(1, 0))).isTrue();
    assertThat(lines.next()).isEqualTo(call(1, 2));
  }

  @Test
  void a_user_with_one_call_starts_within_one_freed_line() {
    for (var i = 0; i < 10_000; i++) {
      lines.queue(due(1, i));
    }
    lines.next();
    lines.next();
    lines.queue(due(2, 0));
    lines.release(call(1, 0));
    var next = lines.next();
    lines.release(call(1, 1));
    assertThat(next == null || !next.equals(call(2, 0)) ? lines.next() : next)
        .isEqualTo(call(2, 0));
  }

  /// Looking at each of them for each call took seconds on the loop that renews the lease.
  @Test
  @Timeout(60)
  void hundreds_of_thousands_of_users_may_wait() {
    var users = 300_000;
    var many = new Lines(users);
    for (var user = 0; user < users; user++) {
      many.queue(due(user, 0));
      many.queue(due(user, 1));
    }
    for (var user = 0; user < users; user++) {
      assertThat(many.next()).isEqualTo(call(user, 0));
    }
    assertThat(many.waiting()).isEqualTo(users);
  }

  @Test
  void one_user_cannot_fill_the_memory() {
    for (var i = 0; i <= Lines.MOST_WAITING_OF_USER; i++) {
      lines.queue(due(1, i));
    }
    lines.queue(due(2, 0));
    assertThat(lines.waiting(call(1, Lines.MOST_WAITING_OF_USER))).isFalse();
    assertThat(lines.waiting(call(2, 0))).isTrue();
    assertThat(lines.waiting()).isEqualTo(Lines.MOST_WAITING_OF_USER + 1);
  }

  @Test
  void those_who_wait_for_too_long_are_known() {
    for (var i = 0; i < 5; i++) {
      lines.queue(due(1, i));
    }
    lines.withdraw(call(1, 0));
    assertThat(lines.dueBefore(NOW.plusSeconds(3), 9))
        .containsExactlyInAnyOrder(call(1, 1), call(1, 2));
    assertThat(lines.dueBefore(NOW.plusSeconds(3), 1)).hasSize(1);
  }

  @Test
  void a_call_is_queued_once_and_never_while_it_has_a_line() {
    lines.queue(due(1, 0));
    lines.queue(due(1, 0));
    assertThat(lines.next()).isEqualTo(call(1, 0));
    lines.queue(due(1, 0));
    assertThat(lines.next()).isNull();
  }

  @Test
  void a_withdrawn_call_is_not_started() {
    lines.queue(due(1, 0));
    lines.queue(due(1, 1));
    lines.withdraw(call(1, 0));
    assertThat(lines.waiting(call(1, 0))).isFalse();
    assertThat(lines.next()).isEqualTo(call(1, 1));
    assertThat(lines.next()).isNull();
  }

  @Test
  void a_call_that_somebody_else_dialled_takes_a_line_too() {
    lines.occupy(call(1, 0));
    lines.occupy(call(1, 1));
    lines.queue(due(1, 2));
    assertThat(lines.next()).isNull();
  }

  @Test
  void releasing_what_has_no_line_frees_nothing() {
    assertThat(lines.release(call(1, 0))).isFalse();
  }

  @Test
  void whose_turn_it_is_depends_on_how_many_lines_each_has() {
    var three = new Lines(3);
    three.occupy(call(1, 0));
    three.queue(due(1, 1));
    three.queue(due(2, 0));
    three.queue(due(2, 1));
    assertThat(three.next()).isEqualTo(call(2, 0));
    assertThat(three.next()).isEqualTo(call(1, 1));
  }

  @Test
  void a_limit_that_became_lower_waits_for_lines_to_be_freed() {
    lines.queue(due(1, 0));
    lines.queue(due(1, 1));
    lines.queue(due(1, 2));
    lines.next();
    lines.next();
    lines.limit(1);
    lines.release(call(1, 0));
    assertThat(lines.next()).isNull();
    lines.release(call(1, 1));
    assertThat(lines.next()).isEqualTo(call(1, 2));
  }

  @Test
  void an_unknown_outcome_is_noted_for_as_long_as_its_call_has_a_line() {
    lines.occupy(call(1, 0));
    lines.unknown(call(1, 0), NOW);
    lines.unknown(call(1, 1), NOW);
    assertThat(lines.unknown()).containsExactly(NOW);
    lines.unknown(call(1, 0), null);
    assertThat(lines.unknown()).isEmpty();
    lines.unknown(call(1, 0), NOW);
    lines.release(call(1, 0));
    assertThat(lines.unknown()).isEmpty();
  }

  /// However many lines there are, no more than a few are looked at together, and each in its turn.
  @Test
  void taken_lines_that_nobody_knows_of_are_named_a_few_at_a_time() {
    for (var i = 0; i < 6; i++) {
      lines.occupy(call(1, i));
    }
    var known = Set.of(call(1, 1));
    assertThat(lines.takenBut(known, 2)).containsExactly(call(1, 0), call(1, 2));
    lines.release(call(1, 3));
    assertThat(lines.takenBut(known, 2)).containsExactly(call(1, 4), call(1, 5));
    assertThat(lines.takenBut(known, 2)).containsExactly(call(1, 0), call(1, 2));
    assertThat(lines.takenBut(known, 9)).hasSize(4);
    assertThat(lines.taken()).isEqualTo(5);
  }
}
