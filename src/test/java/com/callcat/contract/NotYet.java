package com.callcat.contract;

import java.util.Set;

/// What the contract promises and the program does not have yet. Each line here is a debt.
final class NotYet {
  static final Set<String> OPERATIONS =
      Set.of(
          "createInstantCall",
          "streamCallEvents",
          "finalizeCall",
          "refresh",
          "logout",
          "getKeys",
          "getProfile",
          "changeProfile",
          "getPreferences",
          "changePreferences",
          "changePassword");

  /// Headers that are not sent.
  static final Set<String> HEADERS = Set.of("ETag");

  /// Answers of operations that are there, as operation and status.
  static final Set<String> ANSWERS =
      Set.of("createCall 409", "changeCall 412", "register 429", "login 429");

  /// Whether an answer cannot be had.
  static boolean isDue(String operation, String status) {
    return OPERATIONS.contains(operation) || ANSWERS.contains(operation + " " + status);
  }

  private NotYet() {}
}
