package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.table.TableArn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the constraints of single parameters. AWS checks all of them before anything else, and
/// reports all faults in one message.
final class Constraints {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final int LONGEST_NAME = 255;
  private static final int SHORTEST_INDEX_NAME = 3;
  private static final int MOST_FAULTS = 10;
  private static final List<String> RETURN_VALUES =
      List.of("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
  private static final List<String> METRICS_MODES = List.of("SIZE", "NONE");

  private final List<String> faults = new ArrayList<>();

  Constraints required(String at, boolean present) {
    return present ? this : add("null", at, "Member must not be null");
  }

  /// Checks the name of a table in a request about items.
  Constraints tableName(@Nullable String name) {
    notEmpty(name);
    return required("tableName", name != null).tableNameOrArn(name, 1);
  }

  /// Checks the name or the ARN of an existing table.
  Constraints tableNameOrArn(@Nullable String nameOrArn, int shortest) {
    return name("tableName", nameOrArn == null ? null : TableArn.name(nameOrArn), shortest);
  }

  /// Checks that the name of a table is not empty, which AWS does before everything else.
  static void notEmpty(@Nullable String tableName) {
    if (tableName != null && tableName.isEmpty()) {
      throw ApiException.validation(
          "1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member"
              + " must have length greater than or equal to 1");
    }
  }

  Constraints requiredName(String at, @Nullable String name, int shortest) {
    return required(at, name != null).name(at, name, shortest);
  }

  /// Checks the name of a table or an index. If a name may have a single character, an empty one is
  /// not checked with the pattern.
  Constraints name(String at, @Nullable String name, int shortest) {
    if (name == null) {
      return this;
    }
    if (!NAME.matcher(name).matches() && !(shortest == 1 && name.isEmpty())) {
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
    return oneOf(at, value, List.of(allowed));
  }

  private Constraints oneOf(String at, @Nullable String value, List<String> allowed) {
    return value == null || allowed.contains(value)
        ? this
        : add(quoted(value), at, "Member must satisfy enum value set: " + allowed);
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

  Constraints indexName(@Nullable String name) {
    return name("indexName", name, SHORTEST_INDEX_NAME);
  }

  /// Checks the names of the tables in a batch, which AWS treats as the keys of a map.
  ///
  /// @param shown the map in AWS's messages
  Constraints tableNames(Iterable<String> names, Supplier<String> shown) {
    for (var nameOrArn : names) {
      var name = TableArn.name(nameOrArn);
      if (!NAME.matcher(name).matches()
          || name.length() < SHORTEST_INDEX_NAME
          || name.length() > LONGEST_NAME) {
        return add(
            quoted(shown.get()),
            "requestItems",
            "Map keys must satisfy constraint: [Member must have length less than or equal to 255,"
                + " Member must have length greater than or equal to 3, Member must satisfy regular"
                + " expression pattern: [a-zA-Z0-9_.-]+]");
      }
    }
    return this;
  }

  Constraints capacityMode(@Nullable String value) {
    return oneOf("returnConsumedCapacity", value, "INDEXES", "TOTAL", "NONE");
  }

  Constraints returnValues(@Nullable String value) {
    return oneOf("returnValues", value, RETURN_VALUES);
  }

  /// Checks the parameter, with AWS's newer message for writes of one item.
  Constraints newerReturnValues(@Nullable String value) {
    return value == null || RETURN_VALUES.contains(value)
        ? this
        : add(
            "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD,"
                + " UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]");
  }

  /// Checks the parameter, with AWS's newer message for writes of one item.
  Constraints newerMetricsMode(@Nullable String value) {
    return value == null || METRICS_MODES.contains(value)
        ? this
        : add("ReturnItemCollectionMetrics can only be SIZE or NONE");
  }

  Constraints metricsMode(@Nullable String value) {
    return oneOf("returnItemCollectionMetrics", value, METRICS_MODES);
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

  /// @param shown the value in AWS's messages
  Constraints length(String at, Supplier<String> shown, int length, int least, int most) {
    if (length < least) {
      add(quoted(shown.get()), at, "Member must have length greater than or equal to " + least);
    }
    if (length > most) {
      add(quoted(shown.get()), at, "Member must have length less than or equal to " + most);
    }
    return this;
  }

  Constraints add(String shown, String at, String constraint) {
    return add(
        "Value %s at '%s' failed to satisfy constraint: %s".formatted(shown, at, constraint));
  }

  private Constraints add(String fault) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(fault);
    }
    return this;
  }

  static String quoted(String value) {
    return "'" + value + "'";
  }

  /// @throws ApiException if there are faults
  void check() {
    if (!faults.isEmpty()) {
      throw ApiException.validation(
          "%d validation error%s detected: %s"
              .formatted(faults.size(), faults.size() == 1 ? "" : "s", String.join("; ", faults)));
    }
  }
}
