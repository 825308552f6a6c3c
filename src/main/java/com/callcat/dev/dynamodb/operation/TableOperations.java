package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;

/// DescribeTable, ListTables and DeleteTable.
final class TableOperations {
  static final int SHORTEST_NAME = 3;
  private static final long LONGEST_LIST = 100;

  private TableOperations() {}

  /// The table that a request names.
  static Table named(AccountDatabase database, Struct request) {
    var name = name(request);
    new Constraints().tableNameOrArn(name, SHORTEST_NAME).check();
    return database.catalog().existing(name);
  }

  /// The table that a request wants to change, which must not be in creation any more.
  static Table inUse(AccountDatabase database, Struct request) {
    var table = named(database, request);
    if (table.definition().activeAt() > database.clock().millis()) {
      throw new ApiException(
          ErrorCode.RESOURCE_IN_USE,
          "Attempt to change a resource which is still in use: Table is being created: "
              + table.definition().name());
    }
    return table;
  }

  /// The unchecked name in a request about a table. AWS refuses a missing name before everything
  /// else.
  static String name(Struct request) {
    var name = request.string("TableName");
    if (name == null) {
      throw ApiException.validation(
          "The parameter 'TableName' is required but was not present in the request");
    }
    return name;
  }

  static byte[] describe(AccountDatabase database, Struct request) {
    return TableJson.answer("Table", named(database, request), database.clock().millis(), null);
  }

  static byte[] delete(AccountDatabase database, Struct request) {
    var table = inUse(database, request);
    if (table.definition().settings().deletionProtection()) {
      throw ApiException.validation(
          "Resource cannot be deleted as it is currently protected against deletion. Disable"
              + " deletion protection first.");
    }
    var answer = TableJson.answer("TableDescription", table, database.clock().millis(), "DELETING");
    database.catalog().delete(table);
    return answer;
  }

  static byte[] list(AccountDatabase database, Struct request) {
    var limit = request.integer("Limit");
    var after = request.string("ExclusiveStartTableName");
    new Constraints()
        .atLeast("limit", limit, 1)
        .atMost("limit", limit, LONGEST_LIST)
        .name("exclusiveStartTableName", after, SHORTEST_NAME)
        .check();
    var most = limit == null ? LONGEST_LIST : limit;
    var names = new ArrayList<String>();
    var more = false;
    for (var name : database.catalog().namesAfter(after)) {
      if (names.size() == most) {
        more = true;
        break;
      }
      names.add(name);
    }
    var last = more ? names.getLast() : null;
    return JsonOut.object(
        out -> out.strings("TableNames", names).string("LastEvaluatedTableName", last));
  }
}
