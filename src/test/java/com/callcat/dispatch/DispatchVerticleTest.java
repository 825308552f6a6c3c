package com.callcat.dispatch;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DispatchVerticleTest extends DispatchCase {
  @Test
  void what_was_due_before_the_start_is_found_by_the_index() throws Exception {
    store.calls.put(call(1).key(), call(1));
    start(10);
    assertThat(next()).isEqualTo(call(1).key());
  }

  @Test
  void a_call_that_is_due_at_once_needs_no_index() throws Exception {
    start(10);
    changed(call(1));
    assertThat(next()).isEqualTo(call(1).key());
  }

  @Test
  void a_call_moved_to_another_day_is_not_handed_over() throws Exception {
    start(1);
    changed(held(call(1)));
    changed(call(2));
    changed(postponed(call(2), Duration.ofDays(1)));
    changed(call(3));
    changed(ended(call(1)));
    assertThat(next()).isEqualTo(call(3).key());
  }

  @Test
  void a_look_up_that_is_due_needs_no_line() throws Exception {
    start(1);
    changed(held(call(1)));
    var unknown = Calls.after(held(call(2)), new CallEvent.AnswerLost(TOKEN, true));
    clock.advance(Calls.TIMINGS.lookUps().getFirst());
    changed(unknown);
    assertThat(next()).isEqualTo(unknown.key());
  }

  @Test
  void nobody_is_hidden_behind_the_many_who_have_waited_for_longer() throws Exception {
    for (var i = 0; i <= 20_000; i++) {
      store.calls.put(call(i).key(), call(i));
    }
    var key = new CallKey(new UserId(8), new CallId(new UUID(1, 1)));
    var late = postponed(Call.scheduled(key, scheduled().brief(), NOW), Duration.ofMinutes(2));
    store.calls.put(key, late);
    clock.advance(Duration.ofMinutes(2));
    start(2);
    var first = List.of(next(), next());
    var all = Lines.MOST_WAITING_OF_USER + (first.contains(key) ? 0 : 1);
    Eventually.until(this::standing, standing -> standing.waiting() == all);
    changed(ended(call((int) first.getFirst().callId().value().getLeastSignificantBits())));
    assertThat(key).isIn(first.getFirst(), first.getLast(), next());
  }
}
