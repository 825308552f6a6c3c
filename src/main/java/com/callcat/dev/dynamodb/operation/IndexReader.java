package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.IndexProjection;
import com.callcat.dev.dynamodb.table.IndexProjection.Kind;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.table.Throughput;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the index definitions of a request.
///
/// @param onDemand whether the table is on demand
/// @param activeAt from when on the indexes can be read, in epoch milliseconds
record IndexReader(Map<String, Type> types, boolean onDemand, long activeAt) {
  private static final int SHORTEST_NAME = 3;

  /// The most attributes in a projection. Source: API reference, Projection.
  private static final int MOST_ATTRIBUTES = 20;

  /// The most projected attributes of all indexes together. An attribute of two indexes counts
  /// twice. Source: the same.
  private static final int MOST_ATTRIBUTES_OF_ALL = 100;

  /// @param mostKeys the most attributes of its key
  static void constrain(Constraints constraints, String at, Struct index, int mostKeys) {
    constraints
        .required(at + "indexName", index.has("IndexName"))
        .name(at + "indexName", index.string("IndexName"), SHORTEST_NAME);
    KeyElement.constrain(constraints, at + "keySchema", index, mostKeys);
    var projection = index.struct("Projection");
    constraints.required(at + "projection", projection != null);
    if (projection != null) {
      constraints.oneOf(
          at + "projection.projectionType",
          projection.string("ProjectionType"),
          "ALL",
          "INCLUDE",
          "KEYS_ONLY");
      var attributes = projection.strings("NonKeyAttributes");
      if (attributes != null) {
        constraints.length(
            at + "projection.nonKeyAttributes",
            attributes::toString,
            attributes.size(),
            1,
            MOST_ATTRIBUTES);
      }
    }
    ThroughputReader.constrain(constraints, at, index);
  }

  /// @throws ApiException with a message of our own, because that of AWS is not known
  static void projectFew(List<IndexDefinition> indexes) {
    var projected =
        indexes.stream().mapToInt(index -> index.projection().attributes().size()).sum();
    if (projected > MOST_ATTRIBUTES_OF_ALL) {
      throw ApiException.invalid(
          "Number of NonKeyAttributes of all secondary indexes exceeds the per-table limit of "
              + MOST_ATTRIBUTES_OF_ALL);
    }
  }

  IndexDefinition local(Struct index, Keys table) {
    var name = Objects.requireNonNull(index.string("IndexName"));
    var keys = KeyElement.keys(KeyElement.read(index), types);
    if (keys.sort().isEmpty()) {
      throw ApiException.invalid("Index KeySchema does not have a range key for index: " + name);
    }
    if (!keys.partition().equals(table.partition())) {
      throw ApiException.invalid(
          "Index KeySchema does not have the same leading hash key as table KeySchema for index: %s. index hash key: %s, table hash key: %s"
              .formatted(
                  name, keys.partition().getFirst().name(), table.partition().getFirst().name()));
    }
    return new IndexDefinition(
        name, false, keys, projection(index), Throughput.NONE, null, activeAt);
  }

  IndexDefinition global(Struct index) {
    var name = Objects.requireNonNull(index.string("IndexName"));
    var keys = KeyElement.globalKeys(KeyElement.read(index), types);
    var projection = projection(index);
    var throughput = ThroughputReader.read(index);
    if (onDemand && throughput != null) {
      throw ApiException.invalid(
          "ProvisionedThroughput should not be specified for index: "
              + name
              + " when BillingMode is PAY_PER_REQUEST");
    }
    if (!onDemand && throughput == null) {
      throw ApiException.invalid("ProvisionedThroughput must be specified for index: " + name);
    }
    return new IndexDefinition(
        name,
        true,
        keys,
        projection,
        Objects.requireNonNullElse(throughput, Throughput.NONE),
        ThroughputReader.limits(index),
        activeAt);
  }

  private static IndexProjection projection(Struct index) {
    var projection = Objects.requireNonNull(index.struct("Projection"));
    var type = projection.string("ProjectionType");
    if (type == null) {
      throw ApiException.invalid("Unknown ProjectionType: null");
    }
    var attributes = projection.strings("NonKeyAttributes");
    var kind = Kind.valueOf(type);
    if (attributes != null && kind != Kind.INCLUDE) {
      throw ApiException.invalid(
          "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    if (attributes == null && kind == Kind.INCLUDE) {
      throw ApiException.invalid(
          "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    return new IndexProjection(kind, attributes == null ? List.of() : attributes);
  }
}
