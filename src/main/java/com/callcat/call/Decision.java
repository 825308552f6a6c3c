package com.callcat.call;

import java.util.List;

/// What the rules decide about an event.
public sealed interface Decision {

  /// The call becomes `next`.
  ///
  /// @param path the transitions that lead there
  /// @param storeReport whether the report that led to this has data that must be stored
  record Moved(List<Transition> path, Call next, boolean storeReport, List<Effect> effects)
      implements Decision {
    public Moved {
      path = List.copyOf(path);
      effects = List.copyOf(effects);
    }
  }

  /// The call is deleted.
  record Gone(Transition transition) implements Decision {}

  /// Nothing is written, because the event is a repetition or too old.
  record Unchanged(Transition transition, List<Effect> effects) implements Decision {
    public Unchanged {
      effects = List.copyOf(effects);
    }

    static Unchanged repeated() {
      return new Unchanged(Transition.REPEATED, List.of());
    }
  }

  /// There is no such transition, or it comes too late.
  record Refused(Problem problem) implements Decision {}
}
