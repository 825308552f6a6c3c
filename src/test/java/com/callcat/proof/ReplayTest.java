package com.callcat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Unlogged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Shows that the model and the real handlers behave alike.
@Unlogged
class ReplayTest {
  private static final FaultBudget FAULTS = new FaultBudget(2, 2, 2, 1, 2, 2, 0);
  private static final World START = World.start(FAULTS);
  private static final World REDIAL = World.start(new FaultBudget(2, 2, 2, 1, 2, 2, 2));
  private static final int SHORT = 7;
  private static final int WALKS = 4_000;
  private static final long SEED = 20_260_101;

  private final Protocol protocol = new Protocol(Mistake.NONE);
  private final Replay replay = new Replay();
  private long steps;

  @AfterEach
  void close() {
    replay.close();
    System.out.println(steps + " steps replayed");
  }

  @Test
  void every_short_history_is_lived_by_the_real_handlers() {
    replayAll(START, new ArrayList<>());
  }

  /// Replays histories to their ends. A history that is the beginning of another one is replayed as
  /// a part of it.
  private void replayAll(World world, List<Step> history) {
    var next = history.size() < SHORT ? Steps.from(world, Mistake.NONE) : List.<Step>of();
    if (next.isEmpty()) {
      replay(START, history);
    }
    for (var step : next) {
      history.add(step);
      replayAll(protocol.after(world, step), history);
      history.removeLast();
    }
  }

  @Test
  void long_histories_are_lived_by_the_real_handlers() {
    for (var i = 0; i < WALKS; i++) {
      var start = i % 2 == 0 ? START : REDIAL;
      replay(start, new Walk(new Random(SEED + i)).from(start, 60));
    }
  }

  private void replay(World start, List<Step> history) {
    steps += history.size();
    assertThat(replay.difference(start, history))
        .as(
            () ->
                history.stream()
                    .map(Step::toString)
                    .collect(Collectors.joining("\n  ", "\n  ", "")))
        .isNull();
  }
}
