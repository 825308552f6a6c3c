package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.Keys;
import com.callcat.dev.dynamodb.table.TableDefinition;
import com.callcat.dev.dynamodb.table.TableSettings;
import com.callcat.dev.dynamodb.table.Throughput;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// CreateTable.
final class CreateTable {
  static final String BILLING_CONFLICT =
      "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
          + " PAY_PER_REQUEST";
  private static final int MOST_LOCAL = 5;
  static final int MOST_GLOBAL = 20;

  private CreateTable() {}

  static byte[] run(AccountDatabase database, Struct request) {
    constraints(request);
    var onDemand = "PAY_PER_REQUEST".equals(request.string("BillingMode"));
    var settings = settings(request, onDemand, throughput(request, onDemand));
    var now = database.clock().millis();
    var activeAt = now + database.creationMillis();
    var types = AttributeDefinitions.read(request);
    var elements = KeyElement.read(request);
    if (elements.size() > types.size()) {
      throw ApiException.validation(
          "Invalid KeySchema: Some index key attribute have no definition");
    }
    var keys = KeyElement.keys(elements, types);
    var indexes = indexes(request, keys, new IndexReader(types, onDemand, activeAt));
    AttributeDefinitions.allAreUsed(AttributeDefinitions.count(request), types, keys, indexes);

    var name = Objects.requireNonNull(request.string("TableName"));
    if (database.catalog().find(name) != null) {
      throw new ApiException(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + name);
    }
    var id = UUID.randomUUID().toString();
    var definition =
        new TableDefinition(name, id, now, activeAt, types, keys, List.of(), settings)
            .with(types, indexes);
    return TableJson.answer(
        "TableDescription", database.catalog().create(definition), now, "CREATING");
  }

  private static void constraints(Struct request) {
    var name = TableOperations.name(request);
    var constraints = new Constraints();
    constraints.required("attributeDefinitions", request.has("AttributeDefinitions"));
    AttributeDefinitions.constrain(constraints, request);
    constraints
        .name("tableName", name, TableOperations.SHORTEST_NAME)
        .billingMode(request.string("BillingMode"));
    ThroughputReader.constrain(constraints, "", request);
    KeyElement.constrain(constraints, "keySchema", request, KeyElement.MOST);
    indexes(constraints, request, "GlobalSecondaryIndexes", KeyElement.MOST_GLOBAL);
    indexes(constraints, request, "LocalSecondaryIndexes", KeyElement.MOST);
    constraints.tableClass(request.string("TableClass")).check();
  }

  private static void indexes(Constraints constraints, Struct request, String kind, int mostKeys) {
    var at = Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
    var number = 0;
    for (var index : Objects.requireNonNullElse(request.structs(kind), List.<Struct>of())) {
      number++;
      IndexReader.constrain(constraints, at + "." + number + ".member.", index, mostKeys);
    }
  }

  private static Throughput throughput(Struct request, boolean onDemand) {
    var throughput = ThroughputReader.read(request);
    if (onDemand && throughput != null) {
      throw ApiException.invalid(BILLING_CONFLICT);
    }
    if (!onDemand && throughput == null) {
      throw ApiException.invalid(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
              + " PROVISIONED");
    }
    return Objects.requireNonNullElse(throughput, Throughput.NONE);
  }

  private static TableSettings settings(Struct request, boolean onDemand, Throughput throughput) {
    var encryption = request.struct("SSESpecification");
    return new TableSettings(
        onDemand,
        throughput,
        ThroughputReader.limits(request),
        request.is("DeletionProtectionEnabled"),
        request.string("TableClass"),
        encryption != null && encryption.is("Enabled"),
        streamView(request),
        null,
        null);
  }

  /// The view type of the stream; null for no stream. A stream is only described; its API is not
  /// implemented.
  static @Nullable String streamView(Struct request) {
    var stream = request.struct("StreamSpecification");
    if (stream == null) {
      return null;
    }
    var view = stream.string("StreamViewType");
    if (stream.is("StreamEnabled") != (view != null)) {
      throw ApiException.invalid(
          view == null
              ? "StreamEnabled is true, but StreamViewType is not specified"
              : "Table is being created with a stream disabled, UpdateViewType should not be"
                  + " specified");
    }
    return view;
  }

  private static List<IndexDefinition> indexes(Struct request, Keys keys, IndexReader reader) {
    var all = new ArrayList<IndexDefinition>();
    var names = new HashSet<String>();
    for (var index : listed(request, "LocalSecondaryIndexes", MOST_LOCAL)) {
      if (keys.sort().isEmpty()) {
        throw ApiException.invalid(
            "Table KeySchema does not have a range key, which is required when specifying a"
                + " LocalSecondaryIndex");
      }
      all.add(distinct(names, reader.local(index, keys)));
    }
    for (var index : listed(request, "GlobalSecondaryIndexes", MOST_GLOBAL)) {
      all.add(distinct(names, reader.global(index)));
    }
    IndexReader.projectFew(all);
    return all;
  }

  private static List<Struct> listed(Struct request, String kind, int most) {
    var indexes = request.structs(kind);
    if (indexes == null) {
      return List.of();
    }
    if (indexes.isEmpty()) {
      throw ApiException.invalid("List of " + kind + " is empty");
    }
    if (indexes.size() > most) {
      throw kind.startsWith("Local")
          ? ApiException.invalid(
              "Number of LocalSecondaryIndexes exceeds per-table limit of " + most)
          : tooManyGlobal();
    }
    return indexes;
  }

  static ApiException tooManyGlobal() {
    return ApiException.invalid(
        "GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
  }

  private static IndexDefinition distinct(Set<String> names, IndexDefinition index) {
    if (!names.add(index.name())) {
      throw ApiException.invalid("Duplicate index name: " + index.name());
    }
    return index;
  }
}
