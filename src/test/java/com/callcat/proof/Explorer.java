package com.callcat.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Visits every reachable state by breadth-first search, so that the history of a violation is a
/// shortest one.
final class Explorer {
  private final Mistake mistake;
  private final Set<Promised> promises;
  private final Protocol protocol;
  private final List<World> states = new ArrayList<>();
  private final Map<World, Integer> places = new HashMap<>();
  private final Ints parents = new Ints();
  private final Progress progress = new Progress();
  private final Interner parts = new Interner();
  private long edges;
  private int depth;

  /// @param promises the promises to check
  Explorer(Mistake mistake, Set<Promised> promises) {
    this.mistake = mistake;
    this.promises = promises;
    protocol = new Protocol(mistake);
  }

  /// What was found.
  ///
  /// @param broken the promise that does not hold; null if all hold
  /// @param history the shortest sequence of steps to the violation
  record Result(int states, long edges, int depth, @Nullable Promised broken, List<Step> history) {
    @Override
    public String toString() {
      var figures = states + " states, " + edges + " steps, depth " + depth;
      return broken == null
          ? figures
          : history.stream()
              .map(Step::toString)
              .collect(Collectors.joining("\n  ", figures + "; broken: " + broken + "\n  ", ""));
    }
  }

  Result explore(World start) {
    reach(start, -1);
    var layerEnd = 1;
    for (var at = 0; at < states.size(); at++) {
      if (at == layerEnd) {
        depth++;
        layerEnd = states.size();
      }
      var failure = expand(at);
      if (failure != null) {
        return failure;
      }
    }
    return whereStuck();
  }

  private @Nullable Result expand(int at) {
    var world = states.get(at);
    for (var step : Steps.from(world, mistake)) {
      var next = protocol.after(world, step);
      edges++;
      var seen = states.size();
      var place = reach(next, at);
      if (place == seen || !Objects.equals(next.stored(), world.stored())) {
        var broken = broken(world, next);
        if (broken != null) {
          var history = history(at);
          history.add(step);
          return result(broken, history);
        }
      }
      if (Progress.sure(world, step)) {
        progress.add(at, place);
      }
    }
    return null;
  }

  private @Nullable Promised broken(World before, World after) {
    for (var promise : promises) {
      if (!promise.holds(before, after)) {
        return promise;
      }
    }
    return null;
  }

  private Result result(@Nullable Promised broken, List<Step> history) {
    return new Result(states.size(), edges, depth, broken, history);
  }

  private int reach(World world, int from) {
    var known = places.get(world);
    if (known != null) {
      return known;
    }
    var place = states.size();
    var kept = parts.share(world);
    places.put(kept, place);
    states.add(kept);
    parents.add(from);
    return place;
  }

  private Result whereStuck() {
    var stuck = progress.stuck(states);
    return stuck < 0 || !promises.contains(Promised.NO_CALL_IS_FORGOTTEN)
        ? result(null, List.of())
        : result(Promised.NO_CALL_IS_FORGOTTEN, history(stuck));
  }

  /// The steps of a shortest path from the start to a state.
  List<Step> history(int place) {
    var steps = new ArrayList<Step>();
    for (var at = place; parents.get(at) >= 0; at = parents.get(at)) {
      steps.add(step(states.get(parents.get(at)), states.get(at)));
    }
    Collections.reverse(steps);
    return steps;
  }

  private Step step(World from, World to) {
    for (var step : Steps.from(from, mistake)) {
      if (protocol.after(from, step).equals(to)) {
        return step;
      }
    }
    throw new IllegalStateException("no step from " + from + " to " + to);
  }
}
