package com.callcat.chaos;

import com.callcat.chaos.Retell.Ring;
import com.callcat.chaos.Schedule.Wanted;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The calls as the API shows them, held against Retell's log of rings.
///
/// @param all what became of every call that the API shows
/// @param rings all of Retell's, also of calls that the API does not show
record Outcomes(List<CallOutcome> all, List<Ring> rings) {

  /// @param shown what the API lists, of all users
  static Outcomes of(
      Collection<Wanted> wanted, List<JsonObject> shown, List<Ring> rings, Set<String> lookedUp) {
    var byKey = wanted.stream().collect(Collectors.toMap(Wanted::key, Function.identity()));
    var rang =
        rings.stream()
            .collect(
                Collectors.groupingBy(
                    Ring::callId, Collectors.mapping(Ring::at, Collectors.toList())));
    var all =
        shown.stream()
            .map(
                call ->
                    CallOutcome.of(
                        Objects.requireNonNull(byKey.get(call.getString("subject"))),
                        call,
                        rang.getOrDefault(call.getString("callId"), List.of()),
                        lookedUp))
            .toList();
    return new Outcomes(all, rings);
  }

  List<CallOutcome> that(Predicate<CallOutcome> predicate) {
    return all.stream().filter(predicate).toList();
  }

  List<CallOutcome> rungTwice() {
    return that(outcome -> outcome.rings().size() > 1);
  }

  /// Without a final state, and nobody is looking for one.
  List<CallOutcome> lost() {
    return that(outcome -> !outcome.ended() && !outcome.beingLookedUp());
  }

  List<CallOutcome> endedOtherwise() {
    return that(outcome -> outcome.ended() && !outcome.asForetold());
  }

  /// How often each wish of a client was made into a call.
  Map<String, Long> timesMade() {
    return all.stream()
        .collect(Collectors.groupingBy(made -> made.wanted().key(), Collectors.counting()));
  }

  /// Rings that no user knows of.
  List<Ring> unknownRings() {
    var known = all.stream().map(CallOutcome::callId).collect(Collectors.toSet());
    return rings.stream().filter(ring -> !known.contains(ring.callId())).toList();
  }
}
