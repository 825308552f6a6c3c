package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The constraints of single parameters. AWS looks at all of them and tells all faults at once, in
/// one sentence, before it looks at anything else.
final class Constraints {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int LONGEST_NAME = 255;
  private static final int SHORTEST_INDEX_NAME = 3;
  private static final int MOST_FAULTS = 10;

  private final List<String> faults = new ArrayList<>();

  Constraints required(String at, boolean present) {
    return present ? this : add("null", at, "Member must not be null");
  }

  /// The name of a table whose items are asked for.
  Constraints tableName(@Nullable String name) {
    if (name != null && name.isEmpty()) {
      throw ApiException.validation(
          "1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member"
              + " must have length greater than or equal to 1");
    }
    return required("tableName", name != null).name("tableName", name, 1);
  }

  /// The name of a table or an index.
  Constraints name(String at, @Nullable String name, int shortest) {
    if (name == null) {
      return this;
    }
    if (!NAME.matcher(name).matches()) {
      add(quoted(name), at, "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }
    if (name.length() < shortest) {
      add(quoted(name), at, "Member must have length greater than or equal to " + shortest);
    }
    if (name.length() > LONGEST_NAME) {
      add(quoted(name), at, "Member must have length less than or equal to " + LONGEST_NAME);
    }
    return this;
  }

  Constraints oneOf(String at, @Nullable String value, String... allowed) {
    return value == null || List.of(allowed).contains(value)
        ? this
        : add(quoted(value), at, "Member must satisfy enum value set: " + List.of(allowed));
  }

  Constraints billingMode(@Nullable String value) {
    return oneOf("billingMode", value, "PROVISIONED", "PAY_PER_REQUEST");
  }

  Constraints tableClass(@Nullable String value) {
    return oneOf("tableClass", value, "STANDARD", "STANDARD_INFREQUENT_ACCESS");
  }

  Constraints select(@Nullable String value) {
    return oneOf(
        "select",
        value,
        "SPECIFIC_ATTRIBUTES",
        "COUNT",
        "ALL_ATTRIBUTES",
        "ALL_PROJECTED_ATTRIBUTES");
  }

  /// What a query and a scan share.
  static Constraints reading(Struct request) {
    return new Constraints()
        .tableName(request.string("TableName"))
        .name("indexName", request.string("IndexName"), SHORTEST_INDEX_NAME)
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .select(request.string("Select"));
  }

  Constraints capacityMode(@Nullable String value) {
    return oneOf("returnConsumedCapacity", value, "INDEXES", "TOTAL", "NONE");
  }

  Constraints returnValues(@Nullable String value) {
    return oneOf("returnValues", value, "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
  }

  Constraints metricsMode(@Nullable String value) {
    return oneOf("returnItemCollectionMetrics", value, "SIZE", "NONE");
  }

  Constraints failureMode(@Nullable String value) {
    return oneOf("returnValuesOnConditionCheckFailure", value, "ALL_OLD", "NONE");
  }

  Constraints atLeast(String at, @Nullable Long value, long least) {
    return value == null || value >= least
        ? this
        : add(
            quoted(value.toString()),
            at,
            "Member must have value greater than or equal to " + least);
  }

  Constraints atMost(String at, @Nullable Long value, long most) {
    return value == null || value <= most
        ? this
        : add(quoted(value.toString()), at, "Member must have value less than or equal to " + most);
  }

  /// @param shown the value as AWS would show it
  Constraints length(String at, String shown, int length, int least, int most) {
    if (length < least) {
      add(quoted(shown), at, "Member must have length greater than or equal to " + least);
    }
    if (length > most) {
      add(quoted(shown), at, "Member must have length less than or equal to " + most);
    }
    return this;
  }

  Constraints add(String shown, String at, String constraint) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(
          "Value %s at '%s' failed to satisfy constraint: %s".formatted(shown, at, constraint));
    }
    return this;
  }

  static String quoted(String value) {
    return "'" + value + "'";
  }

  /// @throws ApiException when there were faults
  void check() {
    if (!faults.isEmpty()) {
      throw ApiException.validation(
          "%d validation error%s detected: %s"
              .formatted(faults.size(), faults.size() == 1 ? "" : "s", String.join("; ", faults)));
    }
  }
}
