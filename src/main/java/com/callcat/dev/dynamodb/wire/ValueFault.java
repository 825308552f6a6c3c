package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Numbers;

/// What is wrong with a value. AWS tells it in two wordings: some operations have come to a newer
/// one. Source: dynamodb-conformance, tests/tier3/error-messages/valueLayers, seen at AWS in
/// 2026-10.
///
/// @param placed whether the older wording says where the value stands
public record ValueFault(String newer, String older, boolean placed) {
  /// Which of the two wordings an operation has.
  public enum Wording {
    NEWER,
    OLDER
  }

  static ValueFault of(String message) {
    return new ValueFault(message, message, true);
  }

  /// Of members that are no set.
  static ValueFault ofSet(String newer, String older) {
    return new ValueFault(newer, older, false);
  }

  /// Of a text that is no number.
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
