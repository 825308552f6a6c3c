package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All operations, by their names.
public final class Operations {
  private static final Map<String, Operation> ALL =
      Map.ofEntries(
          Map.entry("CreateTable", CreateTable::run),
          Map.entry("DescribeTable", TableOperations::describe),
          Map.entry("ListTables", TableOperations::list),
          Map.entry("UpdateTable", UpdateTable::run),
          Map.entry("DeleteTable", TableOperations::delete),
          Map.entry("UpdateTimeToLive", TimeToLive::update),
          Map.entry("DescribeTimeToLive", TimeToLive::describe),
          Map.entry("PutItem", PutItem::run),
          Map.entry("GetItem", GetItem::run),
          Map.entry("UpdateItem", UpdateItem::run),
          Map.entry("DeleteItem", DeleteItem::run),
          Map.entry("Query", Query::run),
          Map.entry("Scan", Scan::run),
          Map.entry("BatchGetItem", BatchGetItem::run),
          Map.entry("BatchWriteItem", BatchWriteItem::run),
          Map.entry("TransactWriteItems", TransactWriteItems::run),
          Map.entry("TransactGetItems", TransactGetItems::run));
  private static final Set<String> READING =
      Set.of(
          "DescribeTable",
          "ListTables",
          "DescribeTimeToLive",
          "GetItem",
          "Query",
          "Scan",
          "BatchGetItem",
          "TransactGetItems");

  private Operations() {}

  /// Checks the name of an operation.
  ///
  /// @throws ApiException when there is none of this name
  public static void exists(String operation) {
    if (!ALL.containsKey(operation)) {
      throw new ApiException(ErrorCode.UNKNOWN_OPERATION, "");
    }
  }

  /// Whether it changes nothing.
  public static boolean reads(String operation) {
    return READING.contains(operation);
  }

  /// Carries out a request.
  ///
  /// @return the body of the answer
  /// @throws ApiException when the request is refused
  public static byte[] run(Database database, String operation, Struct request) {
    exists(operation);
    return Objects.requireNonNull(ALL.get(operation)).run(database, request);
  }
}
