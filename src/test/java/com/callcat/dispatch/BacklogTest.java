package com.callcat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One user has more calls due than anybody can look at.
class BacklogTest extends DispatchCase {
  private static final UserId MANY = new UserId(16);
  private static final int BACKLOG = 25_000;

  /// In another shard, and in the same, where the calls of [#MANY] come first.
  @ParameterizedTest
  @ValueSource(longs = {17, 32})
  void another_users_call_that_is_due_at_the_same_instant_takes_the_next_line(long other)
      throws Exception {
    backlog(BACKLOG);
    var lone = due(new UserId(other), 1);
    store.calls.put(lone.key(), lone);
    start(2);
    var handed = new ArrayList<>(List.of(next(), next()));
    if (!handed.contains(lone.key())) {
      Eventually.until(this::standing, standing -> standing.waiting() > Lines.MOST_WAITING_OF_USER);
      freed(handed.getFirst());
      handed.add(next());
    }
    assertThat(handed).contains(lone.key());
  }

  /// A call that was being read while it was claimed may be handed over again, to a handler that
  /// sees the claim.
  @Test
  void it_is_worked_off_to_its_last_call() throws Exception {
    var some = 3 * Lines.MOST_WAITING_OF_USER;
    backlog(some);
    start(500);
    var handed = new HashSet<CallKey>();
    while (handed.size() < some) {
      var key = next();
      if (handed.add(key)) {
        freed(key);
      }
    }
    assertThat(handed).containsAll(handedOver);
  }

  private void backlog(int calls) {
    for (var number = 0; number < calls; number++) {
      var call = due(MANY, number);
      store.calls.put(call.key(), call);
    }
  }

  private static Call due(UserId user, int number) {
    var key = new CallKey(user, new CallId(new UUID(0, number)));
    return Call.scheduled(key, Calls.scheduled().brief(), Calls.NOW);
  }

  /// It has ended, and its line is free.
  private void freed(CallKey key) {
    store.calls.remove(key);
    Bus.of(vertx).publish(new CallWritten(key, 99, false, null));
  }
}
