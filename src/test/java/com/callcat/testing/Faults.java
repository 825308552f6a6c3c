package com.callcat.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides which requests fail, and knows which ones came. Requests are told apart by their kind.
public final class Faults {
  private final List<Planned> plan = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private final Map<String, Object> failed = new HashMap<>();
  private @Nullable Fault each;

  private final Map<Object, Fault> doomed = new HashMap<>();

  private record Planned(String kind, Fault fault, boolean eachTry) {}

  /// The next request of a kind fails; when it is planned several times, as many.
  public synchronized void plan(String kind, Fault fault) {
    plan.add(new Planned(kind, fault, false));
  }

  /// The next request of a kind fails as often as its sender repeats it.
  public synchronized void planEachTry(String kind, Fault fault) {
    plan.add(new Planned(kind, fault, true));
  }

  /// What was planned does not happen any more.
  public synchronized void forget() {
    plan.clear();
  }

  /// How many of those that were planned have not happened.
  public synchronized int left() {
    return plan.size();
  }

  /// From now on the first request of each kind fails, as often as its sender repeats it; one that
  /// is slow is slow once.
  ///
  /// @param fault null only notes what comes
  public synchronized void failEachKind(@Nullable Fault fault) {
    seen.clear();
    failed.clear();
    each = fault;
  }

  /// The kinds that came.
  public synchronized Set<String> seen() {
    return new TreeSet<>(seen);
  }

  /// The kinds of which one failed.
  public synchronized Set<String> failed() {
    return new TreeSet<>(failed.keySet());
  }

  /// A request has come.
  ///
  /// @param request equal for all repetitions of one request, and for no others
  /// @return what is to be done to it; null when it is to go through
  synchronized @Nullable Fault meet(String kind, Object request) {
    seen.add(kind);
    var again = doomed.get(request);
    if (again != null) {
      return again;
    }
    for (var planned : plan) {
      if (planned.kind().equals(kind)) {
        plan.remove(planned);
        if (planned.eachTry()) {
          doomed.put(request, planned.fault());
        }
        return planned.fault();
      }
    }
    if (each == null) {
      return null;
    }
    var first = failed.putIfAbsent(kind, request);
    return first == null || (first.equals(request) && each != Fault.SLOW) ? each : null;
  }
}
