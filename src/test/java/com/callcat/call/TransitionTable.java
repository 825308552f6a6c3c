package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import java.util.Objects;

/// Holds a decision against the table of moves.
final class TransitionTable {
  private TransitionTable() {}

  static void assertAllowed(Call call, Decision decision) {
    switch (decision) {
      case Moved moved -> assertPath(call, moved);
      case Gone(var transition) -> assertThat(transition.from()).isEqualTo(call.status());
      case Unchanged _, Refused _ -> {}
    }
  }

  private static void assertPath(Call call, Moved moved) {
    assertThat(moved.path()).isNotEmpty();
    var status = call.status();
    for (var transition : moved.path()) {
      if (ofAnyEnd(transition)) {
        assertThat(status.ended()).as("%s from %s", transition, status).isTrue();
      } else {
        assertThat(transition.from()).as("%s of %s", transition, call).isEqualTo(status);
        status = Objects.requireNonNull(transition.to());
      }
    }
    assertThat(moved.next().status()).as("after %s", moved.path()).isEqualTo(status);
  }

  /// Drawn at COMPLETED only.
  private static boolean ofAnyEnd(Transition transition) {
    return transition == Transition.ENRICHED || transition == Transition.ANALYSIS_AWAITED;
  }
}
