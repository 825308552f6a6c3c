package com.callcat.contract;

import java.util.Set;

/// What the contract promises and the program does not have yet. Each line here is a debt.
final class NotYet {
  static final Set<String> OPERATIONS = Set.of("streamCallEvents");

  /// Headers that are not sent.
  static final Set<String> HEADERS = Set.of();

  /// Answers of operations that are there, as operation and status.
  static final Set<String> ANSWERS = Set.of();

  /// Whether an answer cannot be had.
  static boolean isDue(String operation, String status) {
    return OPERATIONS.contains(operation) || ANSWERS.contains(operation + " " + status);
  }

  private NotYet() {}
}
