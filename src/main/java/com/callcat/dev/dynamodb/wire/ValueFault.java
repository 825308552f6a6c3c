package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Numbers;

/// A fault of a value. AWS has two wordings for it: some operations use a newer one. Source:
/// dynamodb-conformance, tests/tier3/error-messages/valueLayers, observed at AWS in 2026-10.
///
/// @param placed whether the older wording names the place of the value
public record ValueFault(String newer, String older, boolean placed) {
  /// Which of the two wordings an operation uses.
  public enum Wording {
    NEWER,
    OLDER
  }

  static ValueFault of(String message) {
    return new ValueFault(message, message, true);
  }

  /// The fault of members that are no valid set.
  static ValueFault ofSet(String newer, String older) {
    return new ValueFault(newer, older, false);
  }

  /// The fault of a text that is no valid number.
  static ValueFault ofNumber(String text, ApiException refusal) {
    return new ValueFault(refusal.getMessage(), Numbers.olderFault(text), false);
  }

  public String in(Wording wording) {
    return switch (wording) {
      case NEWER -> newer;
      case OLDER -> older;
    };
  }
}
