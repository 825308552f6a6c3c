package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.table.Throughput;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads provisioned throughput.
final class ThroughputReader {
  private static final long MOST = 1_000_000_000_000L;

  private ThroughputReader() {}

  static void constrain(Constraints constraints, String at, Struct of) {
    var units = of.struct("ProvisionedThroughput");
    if (units != null) {
      var inner = at + "provisionedThroughput.";
      constraints
          .required(inner + "writeCapacityUnits", units.has("WriteCapacityUnits"))
          .atLeast(inner + "writeCapacityUnits", units.integer("WriteCapacityUnits"), 1)
          .required(inner + "readCapacityUnits", units.has("ReadCapacityUnits"))
          .atLeast(inner + "readCapacityUnits", units.integer("ReadCapacityUnits"), 1);
    }
  }

  static @Nullable Throughput read(Struct of) {
    var units = of.struct("ProvisionedThroughput");
    if (units == null) {
      return null;
    }
    var read = Objects.requireNonNull(units.integer("ReadCapacityUnits"));
    var write = Objects.requireNonNull(units.integer("WriteCapacityUnits"));
    within("ReadCapacityUnits", read);
    within("WriteCapacityUnits", write);
    return new Throughput(read, write);
  }

  private static void within(String name, long units) {
    if (units > MOST) {
      throw ApiException.validation(
          "Given value %d for %s is out of bounds".formatted(units, name));
    }
  }

  /// The maximum throughput of a table on demand.
  static @Nullable Throughput limits(Struct of) {
    var limits = of.struct("OnDemandThroughput");
    return limits == null
        ? null
        : new Throughput(
            Objects.requireNonNullElse(limits.integer("MaxReadRequestUnits"), -1L),
            Objects.requireNonNullElse(limits.integer("MaxWriteRequestUnits"), -1L));
  }
}
