package com.callcat.simulation;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.EndReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compares the state at the end of a day with the promises.
final class DayCheck {
  private final SimulatedWorld world;
  private final Client client;

  DayCheck(SimulatedWorld world, Client client) {
    this.world = world;
    this.client = client;
  }

  /// Whether nothing is left to do about a call.
  static boolean settled(Call call) {
    return call.status().ended() && call.due() == null;
  }

  /// The broken promises.
  List<String> broken() {
    var broken = new ArrayList<String>();
    var rings = ringsOf();
    rings.forEach((key, its) -> checkRings(key, its, broken));
    for (var key : client.promised().keySet()) {
      checkEnd(key, rings.getOrDefault(key, List.of()), broken);
    }
    return broken;
  }

  private Map<CallKey, List<Ring>> ringsOf() {
    var rings = new HashMap<CallKey, List<Ring>>();
    for (var ring : world.provider().rings()) {
      rings.computeIfAbsent(ring.key(), none -> new ArrayList<>()).add(ring);
    }
    return rings;
  }

  private void checkRings(CallKey key, List<Ring> rings, List<String> broken) {
    if (rings.size() > 1) {
      broken.add(key + " was rung " + rings.size() + " times");
    }
    if (client.deleted().contains(key)) {
      broken.add(key + " was deleted and rung");
    }
  }

  private void checkEnd(CallKey key, List<Ring> rings, List<String> broken) {
    var call = world.database().call(key);
    if (call == null) {
      if (!client.deleted().contains(key)) {
        checkUnansweredDelete(key, broken);
      }
      return;
    }
    if (!settled(call)) {
      broken.add(key + " is left " + call.status() + ", due " + call.due());
    }
    if (rings.isEmpty()) {
      checkCancel(call, true, broken);
    } else {
      checkTold(call, rings.getFirst(), broken);
    }
    if (hasEnded(call, EndReason.REFUSED)) {
      broken.add(key + " was given up, although nobody refused it for good");
    }
  }

  /// Checks that a confirmed cancel has made the call CANCELED, unless it ended before it was hung
  /// up.
  private void checkCancel(Call call, boolean inTime, List<String> broken) {
    if (client.canceled().contains(call.key())
        && inTime != (call.status() == CallStatus.CANCELED)) {
      var end = call.ending() == null ? "" : call.ending().reason();
      broken.add(call.key() + " was cancelled and is " + call.status() + " " + end);
    }
  }

  /// Checks that in the end everything about the call is known, whatever messages were lost and in
  /// whatever order the others came.
  private void checkTold(Call call, Ring ring, List<String> broken) {
    var ending = Objects.requireNonNull(call.ending());
    if (!ending.reason().equals(ring.reason())) {
      broken.add(call.key() + " ended by " + ring.reason() + ", not by " + ending.reason());
    }
    if (!Ring.WHOLE.equals(call.analysis())) {
      broken.add(call.key() + " has only " + call.analysis());
    }
    checkCancel(call, ring.reason().equals("manual_stopped"), broken);
  }

  /// Checks a missing call: its deletion must have been requested, and done without an answer.
  private void checkUnansweredDelete(CallKey key, List<String> broken) {
    if (world.weather().equals(Weather.CALM)) {
      broken.add(key + " is gone");
    }
  }

  private static boolean hasEnded(Call call, String reason) {
    var ending = call.ending();
    return ending != null && ending.reason().equals(reason);
  }

  /// How late Retell was asked to place each call, in milliseconds, sorted.
  List<Long> lateness() {
    return lateness(Integer.MAX_VALUE);
  }

  /// The same for calls that took at most this many attempts.
  List<Long> lateness(int attempts) {
    var late = new ArrayList<Long>();
    ringsOf()
        .forEach(
            (key, rings) -> {
              var promised = client.promised().get(key);
              if (promised != null && attempts(key) <= attempts) {
                late.add(Duration.between(promised, rings.getFirst().askedAt()).toMillis());
              }
            });
    late.sort(null);
    return late;
  }

  private int attempts(CallKey key) {
    var call = world.database().call(key);
    var attempt = call == null ? null : call.attempt();
    return attempt == null ? 0 : attempt.number();
  }
}
