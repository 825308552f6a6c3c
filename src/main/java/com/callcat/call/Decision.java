package com.callcat.call;

import java.util.List;

/// What follows from an event.
public sealed interface Decision {

  /// The call becomes `next`; `path` names the moves of the table that lead there.
  ///
  /// @param storeReport the report that led here holds something that must be stored with it
  record Moved(List<Transition> path, Call next, boolean storeReport, List<Effect> effects)
      implements Decision {
    public Moved {
      path = List.copyOf(path);
      effects = List.copyOf(effects);
    }
  }

  /// The call is deleted.
  record Gone(Transition transition) implements Decision {}

  /// Nothing is written: the same again, or too old to matter.
  record Unchanged(Transition transition, List<Effect> effects) implements Decision {
    public Unchanged {
      effects = List.copyOf(effects);
    }

    static Unchanged repeated() {
      return new Unchanged(Transition.REPEATED, List.of());
    }
  }

  /// The table has no such move, or it comes too late.
  record Refused(Problem problem) implements Decision {}
}
