package com.callcat.contract;

import java.util.Set;

/// What the contract promises and the program does not have yet. Each line here is a debt.
final class NotYet {
  static final Set<String> OPERATIONS = Set.of("streamCallEvents");

  /// Whether an operation cannot be asked.
  static boolean isDue(String operation) {
    return OPERATIONS.contains(operation);
  }

  private NotYet() {}
}
