package com.callcat.contract;

import com.callcat.contract.ObjectShape.Field;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What faults are made from: chance, texts, what the user knows, and the contract.
record FaultSource(Dice dice, FuzzTexts texts, FuzzUser user, BadTokens tokens) {

  /// The fields that may be in the body of a request and are like this.
  static List<Field> fields(Probe probe, Predicate<Field> like) {
    return ObjectShape.of(probe.operation).fields().values().stream().filter(like).toList();
  }

  Field field(Probe probe, Predicate<Field> like) {
    return dice.one(fields(probe, like));
  }

  static ObjectNode body(Probe probe) {
    return Objects.requireNonNull(probe.json);
  }
}
