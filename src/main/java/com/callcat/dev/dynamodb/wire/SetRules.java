package com.callcat.dev.dynamodb.wire;

import com.callcat.dev.dynamodb.model.Sets;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.model.Value;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set must have members, and none twice.
final class SetRules {
  /// @param fault what is wrong with it, in AWS's words, grammar and blanks included
  record Checked(Value.Set value, @Nullable String fault) {}

  private SetRules() {}

  /// @param shown the members as they stand in the request
  static Checked check(Type type, List<Value> members, List<String> shown) {
    var distinct = new HashSet<>(members);
    var fault = fault(type, members.isEmpty(), distinct.size() < members.size(), shown);
    return new Checked(Sets.of(type, distinct), fault);
  }

  private static @Nullable String fault(
      Type type, boolean empty, boolean duplicates, List<String> shown) {
    if (empty) {
      return "One or more parameter values were invalid: " + emptiness(type);
    }
    if (!duplicates) {
      return null;
    }
    return switch (type) {
      case NS -> "Input collection contains duplicates";
      case BS ->
          "One or more parameter values were invalid: Input collection "
              + shown
              + "of type BS contains duplicates.";
      case SS, S, N, B, M, L, NULL, BOOL ->
          "One or more parameter values were invalid: Input collection "
              + shown
              + " contains duplicates.";
    };
  }

  private static String emptiness(Type type) {
    return switch (type) {
      case SS -> "An string set  may not be empty";
      case NS -> "An number set  may not be empty";
      case BS, S, N, B, M, L, NULL, BOOL -> "Binary sets should not be empty";
    };
  }
}
