package com.callcat.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A long random history, in which common steps are more frequent than rare ones.
final class Walk {
  private final RandomGenerator random;
  private final Protocol protocol = new Protocol(Mistake.NONE);

  Walk(RandomGenerator random) {
    this.random = random;
  }

  List<Step> from(World start, int longest) {
    var history = new ArrayList<Step>();
    var world = start;
    for (var steps = Steps.from(world, Mistake.NONE);
        !steps.isEmpty() && history.size() < longest;
        steps = Steps.from(world, Mistake.NONE)) {
      var step = choose(steps);
      history.add(step);
      world = protocol.after(world, step);
    }
    return history;
  }

  private Step choose(List<Step> steps) {
    var lot = random.nextInt(steps.stream().mapToInt(Walk::weight).sum());
    for (var step : steps) {
      lot -= weight(step);
      if (lot < 0) {
        return step;
      }
    }
    throw new IllegalStateException("nothing to choose from");
  }

  private static int weight(Step step) {
    return switch (step) {
      case Step.Ask _, Step.Crash _ -> 1;
      case Step.Time time -> time == Step.Time.DUE_TIME_COMES ? 40 : 2;
      case Step.AtRetell(var _, var next) -> next == SentRequest.Fate.REFUSED_FOR_GOOD ? 2 : 40;
      case Step.Write(var _, var luck) -> luck == Step.Luck.WELL ? 60 : 12;
      case Step.Connect(var _, var refused) -> refused ? 12 : 60;
      case Step.Look _,
          Step.Hear _,
          Step.Send _,
          Step.Answer _,
          Step.Renew _,
          Step.LookedUp _,
          Step.Webhook _,
          Step.IndexCatchesUp _ ->
          40;
    };
  }
}
