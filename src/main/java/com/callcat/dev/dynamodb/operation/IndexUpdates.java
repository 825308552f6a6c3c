package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.model.Type;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.TableDefinition;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the `GlobalSecondaryIndexUpdates` of a request.
final class IndexUpdates {
  private static final List<String> KINDS = List.of("Update", "Create", "Delete");

  private final AccountDatabase database;
  private final Struct request;
  private final List<Struct> updates;

  IndexUpdates(AccountDatabase database, Struct request) {
    this.database = database;
    this.request = request;
    this.updates = updates(request);
  }

  private static List<Struct> updates(Struct request) {
    return Objects.requireNonNullElse(
        request.structs("GlobalSecondaryIndexUpdates"), List.<Struct>of());
  }

  static void constrain(Constraints constraints, Struct request) {
    var number = 0;
    for (var update : updates(request)) {
      number++;
      var at = "globalSecondaryIndexUpdates." + number + ".member.";
      var change = update.struct("Update");
      if (change != null) {
        named(constraints, at + "update.", change)
            .required(at + "update.provisionedThroughput", change.has("ProvisionedThroughput"));
        ThroughputReader.constrain(constraints, at + "update.", change);
      }
      var create = update.struct("Create");
      if (create != null) {
        IndexReader.constrain(constraints, at + "create.", create, KeyElement.MOST_GLOBAL);
      }
      var delete = update.struct("Delete");
      if (delete != null) {
        named(constraints, at + "delete.", delete);
      }
    }
  }

  private static Constraints named(Constraints constraints, String at, Struct of) {
    return constraints.requiredName(
        at + "indexName", of.string("IndexName"), TableOperations.SHORTEST_NAME);
  }

  TableDefinition applyTo(TableDefinition table) {
    onePerIndex(table);
    var indexes = new ArrayList<>(table.indexes());
    Map<String, Type> types = new LinkedHashMap<>(table.attributes());
    types.putAll(AttributeDefinitions.read(request));
    var reader =
        new IndexReader(
            AttributeDefinitions.read(request),
            table.settings().onDemand(),
            database.clock().millis() + database.creationMillis());
    for (var update : updates) {
      var create = update.struct("Create");
      var delete = update.struct("Delete");
      var change = update.struct("Update");
      if (create != null) {
        create(indexes, reader.global(create));
      } else if (delete != null) {
        indexes.remove(existing(indexes, delete));
      } else if (change != null) {
        change(indexes, change);
      }
    }
    IndexReader.projectFew(indexes);
    types.keySet().retainAll(AttributeDefinitions.used(table.keys(), indexes));
    return table.with(types, indexes);
  }

  private void onePerIndex(TableDefinition table) {
    var names = new HashSet<String>();
    var onlineChanges = 0;
    for (var update : updates) {
      var kinds = KINDS.stream().filter(update::has).toList();
      if (kinds.isEmpty()) {
        throw ApiException.invalid(
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                + " GlobalSecondaryIndexUpdate.Delete must not be null");
      }
      var name = name(Objects.requireNonNull(update.struct(kinds.getFirst())));
      if (!names.add(name)) {
        throw ApiException.invalid(
            "Only one global secondary index update per index is allowed simultaneously. Index: "
                + name);
      }
      onlineChanges += update.has("Update") ? 0 : 1;
    }
    var now = database.clock().millis();
    var busy = table.indexes().stream().anyMatch(index -> index.activeAt() > now);
    if (onlineChanges > (busy ? 0 : 1)) {
      throw new ApiException(
          ErrorCode.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
    }
  }

  private static String name(Struct of) {
    return Objects.requireNonNullElse(of.string("IndexName"), "");
  }

  private static void create(List<IndexDefinition> indexes, IndexDefinition created) {
    if (indexes.stream().anyMatch(index -> index.name().equals(created.name()))) {
      throw ApiException.validation("Attempting to create an index which already exists");
    }
    if (indexes.stream().filter(IndexDefinition::global).count() == CreateTable.MOST_GLOBAL) {
      throw CreateTable.tooManyGlobal();
    }
    indexes.add(created);
  }

  private static IndexDefinition existing(List<IndexDefinition> indexes, Struct of) {
    return indexes.stream()
        .filter(index -> index.global() && index.name().equals(name(of)))
        .findFirst()
        .orElseThrow(ApiException::noSuchTable);
  }

  private static void change(List<IndexDefinition> indexes, Struct change) {
    var index = existing(indexes, change);
    var throughput = ThroughputReader.read(change);
    if (throughput != null) {
      if (throughput.equals(index.throughput())) {
        throw UpdateTable.unchanged(index.throughput(), throughput);
      }
      indexes.set(indexes.indexOf(index), index.with(throughput));
    }
  }
}
