package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.table.IndexDefinition;
import com.callcat.dev.dynamodb.table.WriteCost;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The capacity units that a request has consumed of one table, and how much of this the answer
/// shows.
final class Consumed {
  private static final double TRANSACTIONAL = 2;
  private static final double EVENTUAL = 0.5;

  private final String table;
  private final Map<String, Double> global = new TreeMap<>();
  private final Map<String, Double> local = new TreeMap<>();
  private double ofTable;
  private @Nullable String split;

  Consumed(String table) {
    this.table = table;
  }

  /// The capacity of the only table of a request, with the name or the ARN in the request.
  static Consumed asNamed(Struct request) {
    return new Consumed(WriteReader.tableName(request));
  }

  /// The capacity of a table in a transaction, which also shows read and write units.
  ///
  /// @param unit `ReadCapacityUnits` or `WriteCapacityUnits`
  static Consumed inTransaction(String table, String unit) {
    var consumed = new Consumed(table);
    consumed.split = unit;
    return consumed;
  }

  static boolean isAsked(Struct request) {
    var mode = request.string("ReturnConsumedCapacity");
    return mode != null && !mode.equals("NONE");
  }

  /// The units for reading a number of bytes.
  static double reading(long bytes, boolean consistent) {
    var units = Math.max(1, (bytes + Sizes.READ_UNIT - 1) / Sizes.READ_UNIT);
    return consistent ? units : units * EVENTUAL;
  }

  static double reading(@Nullable Item item, boolean consistent) {
    return reading(item == null ? 0 : item.size(), consistent);
  }

  Consumed add(double units) {
    ofTable += units;
    return this;
  }

  Consumed add(WriteCost cost) {
    return add(cost, 1);
  }

  Consumed addTransactional(WriteCost cost) {
    return add(cost, TRANSACTIONAL);
  }

  private Consumed add(WriteCost cost, double factor) {
    ofTable += cost.table() * factor;
    cost.indexes().forEach((index, units) -> add(index, units * factor));
    return this;
  }

  Consumed addTransactionalRead(@Nullable Item item) {
    return add(reading(item, true) * TRANSACTIONAL);
  }

  Consumed add(IndexDefinition index, double units) {
    (index.global() ? global : local).merge(index.name(), units, Double::sum);
    return this;
  }

  double total() {
    return ofTable + sum(global) + sum(local);
  }

  private static double sum(Map<String, Double> units) {
    return units.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Writes the field `ConsumedCapacity`, if the request asks for it.
  void write(JsonOut out, Struct request) {
    if (isAsked(request)) {
      out.object("ConsumedCapacity", fields -> fields(fields, request));
    }
  }

  /// Writes the list `ConsumedCapacity`, if the request asks for it.
  static void write(JsonOut out, Struct request, Iterable<Consumed> all) {
    if (isAsked(request)) {
      out.objects("ConsumedCapacity", all, (fields, one) -> one.fields(fields, request));
    }
  }

  private void fields(JsonOut out, Struct request) {
    out.string("TableName", table);
    units(out, total());
    if ("INDEXES".equals(request.string("ReturnConsumedCapacity"))) {
      out.object("Table", fields -> units(fields, ofTable));
      indexes(out, "GlobalSecondaryIndexes", global);
      indexes(out, "LocalSecondaryIndexes", local);
    }
  }

  private void indexes(JsonOut out, String name, Map<String, Double> units) {
    if (!units.isEmpty()) {
      out.object(
          name,
          fields -> units.forEach((index, of) -> fields.object(index, inner -> units(inner, of))));
    }
  }

  private void units(JsonOut out, double units) {
    out.number("CapacityUnits", units);
    if (split != null) {
      out.number(split, units);
    }
  }
}
