package com.callcat.dev.dynamodb.operation;

import static com.callcat.dev.dynamodb.operation.Operation.changing;
import static com.callcat.dev.dynamodb.operation.Operation.reading;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import java.util.Map;

/// All operations, by their names.
public final class Operations {
  private static final Map<String, Operation> ALL =
      Map.ofEntries(
          Map.entry("CreateTable", changing(TableShapes.CREATE, CreateTable::run)),
          Map.entry("DescribeTable", reading(TableShapes.NAMED, TableOperations::describe)),
          Map.entry("ListTables", reading(TableShapes.LIST, TableOperations::list)),
          Map.entry("UpdateTable", changing(TableShapes.UPDATE, UpdateTable::run)),
          Map.entry("DeleteTable", changing(TableShapes.NAMED, TableOperations::delete)),
          Map.entry("UpdateTimeToLive", changing(TableShapes.TIME_TO_LIVE, TimeToLive::update)),
          Map.entry("DescribeTimeToLive", reading(TableShapes.NAMED, TimeToLive::describe)),
          Map.entry("PutItem", changing(Shapes.PUT, PutItem::run)),
          Map.entry("GetItem", reading(Shapes.GET, GetItem::run)),
          Map.entry("UpdateItem", changing(Shapes.UPDATE, UpdateItem::run)),
          Map.entry("DeleteItem", changing(Shapes.DELETE, DeleteItem::run)),
          Map.entry("Query", reading(Shapes.QUERY, Query::run)),
          Map.entry("Scan", reading(Shapes.SCAN, Scan::run)),
          Map.entry("BatchGetItem", reading(Shapes.BATCH_GET, BatchGetItem::run)),
          Map.entry("BatchWriteItem", changing(Shapes.BATCH_WRITE, BatchWriteItem::run)),
          Map.entry("TransactWriteItems", changing(Shapes.TRANSACT_WRITE, TransactWriteItems::run)),
          Map.entry("TransactGetItems", reading(Shapes.TRANSACT_GET, TransactGetItems::run)));

  private Operations() {}

  /// The operation with this name.
  ///
  /// @throws ApiException if there is none
  public static Operation named(String name) {
    var operation = ALL.get(name);
    if (operation == null) {
      throw new ApiException(ErrorCode.UNKNOWN_OPERATION, "");
    }
    return operation;
  }
}
