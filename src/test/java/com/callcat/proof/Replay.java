package com.callcat.proof;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Replays a history of the model with the real handlers, and after every step compares what is
/// stored and what each process waits for.
final class Replay implements AutoCloseable {
  private final Protocol protocol = new Protocol(Mistake.NONE);
  private final RealWorld real = new RealWorld();

  /// Replays a history. Returns the first difference from the model; null if there is none.
  @Nullable String difference(World start, List<Step> history) {
    real.begin(start.left().redials() > 0);
    var world = start;
    for (var step : history) {
      var next = protocol.after(world, step);
      real.act(world, step, next);
      var difference = compare(next);
      if (difference != null) {
        return "at " + step + ": " + difference;
      }
      world = next;
    }
    return null;
  }

  private @Nullable String compare(World model) {
    if (!Objects.equals(model.stored(), real.stored())) {
      return "the model stores\n  " + model.stored() + "\nthe handlers\n  " + real.stored();
    }
    for (var node = 0; node < 2; node++) {
      var expected = Waits.of(model.node(node));
      if (!expected.equals(real.waits(node))) {
        return "node " + node + " of the model " + expected + ", the handlers " + real.waits(node);
      }
    }
    return null;
  }

  @Override
  public void close() {
    real.close();
  }
}
