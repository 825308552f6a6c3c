package com.callcat.proof;

import com.callcat.proof.SentRequest.Fate;
import com.callcat.proof.Step.Found;
import com.callcat.proof.Step.Luck;
import com.callcat.proof.Step.Time;
import java.util.BitSet;
import java.util.List;

/// Checks that from every state the call can end without luck: only by the work of the processes,
/// answers of Retell and the passing of time, even if every webhook is lost.
final class Progress {
  private final Ints from = new Ints();
  private final Ints to = new Ints();

  static boolean sure(World world, Step step) {
    return switch (step) {
      case Step.Look _, Step.Hear _, Step.Send _ -> true;
      case Step.Write(var _, var luck) -> luck == Luck.WELL;
      case Step.Connect(var _, var refused) -> !refused;
      case Step.Answer(var _, var lost) -> !lost;
      case Step.LookedUp(var _, var found) -> found == Found.WHAT_THERE_IS;
      case Step.AtRetell(var _, var next) -> next.placed() || next == Fate.REFUSED_FOR_GOOD;
      case Time time -> time == Time.DUE_TIME_COMES || isTooLateToRedial(world, time);
      case Step.Renew _, Step.Webhook _, Step.Ask _, Step.Crash _, Step.IndexCatchesUp _ -> false;
    };
  }

  /// Whether the limit of explored redials is reached; then it counts as too late for another one.
  private static boolean isTooLateToRedial(World world, Time time) {
    var call = world.stored();
    return time == Time.LATENESS_IS_OVER
        && call != null
        && call.redial()
        && world.left().redials() == 0;
  }

  void add(int before, int after) {
    from.add(before);
    to.add(after);
  }

  /// The first state from which the call cannot end; -1 if there is none.
  int stuck(List<World> states) {
    var first = new int[states.size() + 1];
    for (var edge = 0; edge < to.size(); edge++) {
      first[to.get(edge) + 1]++;
    }
    for (var state = 0; state < states.size(); state++) {
      first[state + 1] += first[state];
    }
    var sources = new int[to.size()];
    var next = first.clone();
    for (var edge = 0; edge < to.size(); edge++) {
      sources[next[to.get(edge)]++] = from.get(edge);
    }
    var stuck = backwards(states, first, sources).nextClearBit(0);
    return stuck < states.size() ? stuck : -1;
  }

  private static BitSet backwards(List<World> states, int[] first, int[] sources) {
    var good = new BitSet(states.size());
    var todo = new Ints();
    for (var state = 0; state < states.size(); state++) {
      if (settled(states.get(state))) {
        good.set(state);
        todo.add(state);
      }
    }
    for (var at = 0; at < todo.size(); at++) {
      for (var edge = first[todo.get(at)]; edge < first[todo.get(at) + 1]; edge++) {
        if (!good.get(sources[edge])) {
          good.set(sources[edge]);
          todo.add(sources[edge]);
        }
      }
    }
    return good;
  }

  private static boolean settled(World world) {
    return world.stored() == null || world.stored().settled();
  }
}
