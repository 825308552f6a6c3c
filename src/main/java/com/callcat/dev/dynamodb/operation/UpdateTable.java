package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.table.TableSettings;
import com.callcat.dev.dynamodb.table.Throughput;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.List;

/// UpdateTable: changes billing and settings, and creates or deletes indexes.
final class UpdateTable {
  private static final List<String> CHANGES =
      List.of(
          "ProvisionedThroughput",
          "BillingMode",
          "StreamSpecification",
          "GlobalSecondaryIndexUpdates",
          "SSESpecification",
          "DeletionProtectionEnabled",
          "TableClass",
          "OnDemandThroughput");

  private UpdateTable() {}

  static byte[] run(AccountDatabase database, Struct request) {
    constraints(request);
    if (CHANGES.stream().noneMatch(request::has) || hasOnlyNoIndexes(request)) {
      throw ApiException.validation(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    if ("PROVISIONED".equals(request.string("BillingMode"))
        && !request.has("ProvisionedThroughput")) {
      throw ApiException.invalid(
          "ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    }
    var throughput = ThroughputReader.read(request);
    var table = TableOperations.inUse(database, request);
    var definition = table.definition();
    var settings = definition.settings();
    if (request.has("BillingMode") || throughput != null) {
      settings = billing(settings, request, throughput == null ? Throughput.NONE : throughput);
    }
    var changed =
        new IndexUpdates(database, request).applyTo(definition.with(others(settings, request)));
    database.catalog().redefine(table, changed);
    return TableJson.answer("TableDescription", table, database.clock().millis(), "UPDATING");
  }

  /// Whether the request has only an empty list of indexes, and so wants nothing.
  private static boolean hasOnlyNoIndexes(Struct request) {
    var indexes = request.structs("GlobalSecondaryIndexUpdates");
    return indexes != null
        && indexes.isEmpty()
        && CHANGES.stream().filter(request::has).count() == 1;
  }

  private static void constraints(Struct request) {
    var constraints =
        new Constraints()
            .tableNameOrArn(TableOperations.name(request), TableOperations.SHORTEST_NAME);
    AttributeDefinitions.constrain(constraints, request);
    ThroughputReader.constrain(constraints, "", request);
    constraints.billingMode(request.string("BillingMode"));
    IndexUpdates.constrain(constraints, request);
    constraints.tableClass(request.string("TableClass")).check();
  }

  private static TableSettings billing(
      TableSettings settings, Struct request, Throughput throughput) {
    var mode = request.string("BillingMode");
    var onDemand = mode == null ? settings.onDemand() : mode.equals("PAY_PER_REQUEST");
    if (onDemand && !throughput.equals(Throughput.NONE)) {
      throw ApiException.invalid(CreateTable.BILLING_CONFLICT);
    }
    if (!onDemand && !settings.onDemand() && throughput.equals(settings.throughput())) {
      throw unchanged(settings.throughput(), throughput);
    }
    return settings.change().billing(onDemand, throughput).settings();
  }

  static ApiException unchanged(Throughput current, Throughput requested) {
    return ApiException.validation(
        "The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: %d. Requested ReadCapacityUnits: %d. Current WriteCapacityUnits provisioned for the table: %d. Requested WriteCapacityUnits: %d. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits."
            .formatted(current.read(), requested.read(), current.write(), requested.write()));
  }

  private static TableSettings others(TableSettings settings, Struct request) {
    var changes = settings.change();
    var limits = ThroughputReader.limits(request);
    if (limits != null) {
      changes.limits(limits);
    }
    var protection = request.bool("DeletionProtectionEnabled");
    if (protection != null) {
      changes.deletionProtection(protection);
    }
    if (request.has("StreamSpecification")) {
      changes.streamView(CreateTable.streamView(request));
    }
    var encryption = request.struct("SSESpecification");
    if (encryption != null) {
      changes.encrypted(encryption.is("Enabled"));
    }
    var tableClass = request.string("TableClass");
    if (tableClass != null) {
      changes.tableClass(tableClass);
    }
    return changes.settings();
  }
}
