package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.operation.WriteRequest.Kind;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// BatchWriteItem. Each write is atomic; the batch is not.
final class BatchWriteItem {
  private static final int MOST_WRITES = 25;

  private BatchWriteItem() {}

  static byte[] run(AccountDatabase database, Struct request) {
    new Constraints()
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .metricsMode(request.string("ReturnItemCollectionMetrics"))
        .required("requestItems", request.has("RequestItems"))
        .check();
    var writes =
        writes(
            BatchTables.notEmpty(
                request.struct("RequestItems"),
                "The requestItems parameter is required for BatchWriteItem"));
    var tables = new LinkedHashMap<String, Table>();
    writes.keySet().forEach(name -> tables.put(name, database.catalog().ready(name)));
    writes.forEach((name, all) -> noneTwice(Objects.requireNonNull(tables.get(name)), all));
    return answer(database, request, writes, tables);
  }

  private static Map<String, List<WriteRequest>> writes(Struct tables) {
    var all = new LinkedHashMap<String, List<WriteRequest>>();
    var constraints = new Constraints().tableNames(tables.names(), () -> ShownWrites.of(tables));
    var total = 0;
    for (var name : tables.names()) {
      var requests = Objects.requireNonNullElse(tables.structs(name), List.<Struct>of());
      if (requests.isEmpty() || requests.size() > MOST_WRITES) {
        constraints.add(
            Constraints.quoted(ShownWrites.of(tables)),
            "requestItems",
            "Map value must satisfy constraint: [Member must have length less than or equal to 25,"
                + " Member must have length greater than or equal to 1]");
      }
      hasSubjects(constraints, "requestItems." + name + ".member.", requests);
      total += requests.size();
    }
    constraints.check();
    if (total > MOST_WRITES) {
      throw ApiException.validation("Too many items requested for the BatchWriteItem call");
    }
    for (var name : tables.names()) {
      var requests = Objects.requireNonNullElse(tables.structs(name), List.<Struct>of());
      all.put(name, requests.stream().map(one -> write(name, one)).toList());
    }
    return all;
  }

  private static void hasSubjects(Constraints constraints, String at, List<Struct> requests) {
    var number = 0;
    for (var request : requests) {
      number++;
      var member = at + number + ".member.";
      var delete = request.struct("DeleteRequest");
      var put = request.struct("PutRequest");
      constraints
          .required(member + "deleteRequest.key", delete == null || delete.has("Key"))
          .required(member + "putRequest.item", put == null || put.has("Item"));
    }
  }

  private static WriteRequest write(String table, Struct request) {
    var put = request.struct("PutRequest");
    var delete = request.struct("DeleteRequest");
    if ((put == null) == (delete == null)) {
      throw ApiException.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    return put != null
        ? WriteReader.plain(Kind.PUT, table, put.item("Item", Wording.OLDER))
        : WriteReader.plain(
            Kind.DELETE, table, Objects.requireNonNull(delete).item("Key", Wording.OLDER));
  }

  /// Checks that no item is written twice, and so all keys.
  private static void noneTwice(Table table, List<WriteRequest> writes) {
    var keys = new HashSet<Bytes>();
    for (var write : writes) {
      if (!keys.add(new Bytes(rowKey(table, write)))) {
        throw ApiException.validation("Provided list of item keys contains duplicates");
      }
    }
  }

  /// The key of a row. In a batch, a wrong key of an item has the same message as that of a lookup.
  private static byte[] rowKey(Table table, WriteRequest write) {
    for (var key : table.definition().keys().attributes()) {
      var value = write.subject().get(key.name());
      if (value == null || value.type() != key.type()) {
        throw KeyRules.mismatch();
      }
    }
    return write.rowKey(table);
  }

  private static byte[] answer(
      AccountDatabase database,
      Struct request,
      Map<String, List<WriteRequest>> writes,
      Map<String, Table> tables) {
    var left = new LinkedHashMap<String, List<WriteRequest>>();
    var consumed = new ArrayList<Consumed>();
    ApiException throttled = null;
    for (var entry : writes.entrySet()) {
      var ofTable = new Consumed(entry.getKey());
      for (var write : entry.getValue()) {
        try {
          ofTable.add(SingleWrite.make(database, write).cost());
        } catch (ApiException refusal) {
          throttled = BatchGetItem.onlyThrottled(refusal);
          left.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(write);
        }
      }
      consumed.add(ofTable);
    }
    if (throttled != null && left.equals(writes)) {
      throw throttled;
    }
    return JsonOut.object(
        out -> {
          out.object("UnprocessedItems", inner -> left(inner, left));
          Consumed.write(out, request, consumed);
          metrics(out, request, writes, tables);
        });
  }

  private static void left(JsonOut out, Map<String, List<WriteRequest>> left) {
    left.forEach(
        (table, writes) ->
            out.objects(
                table,
                writes,
                (one, write) -> {
                  var put = write.kind() == Kind.PUT;
                  one.object(
                      put ? "PutRequest" : "DeleteRequest",
                      inner -> inner.item(put ? "Item" : "Key", write.subject()));
                }));
  }

  private static void metrics(
      JsonOut out,
      Struct request,
      Map<String, List<WriteRequest>> writes,
      Map<String, Table> tables) {
    var asked = new LinkedHashMap<String, List<Item>>();
    writes.forEach(
        (name, all) -> {
          var definition = Objects.requireNonNull(tables.get(name)).definition();
          if (CollectionMetrics.areAsked(request, definition)) {
            asked.put(name, all.stream().map(WriteRequest::subject).toList());
          }
        });
    if (!asked.isEmpty()) {
      out.object(
          "ItemCollectionMetrics",
          inner ->
              asked.forEach(
                  (name, items) ->
                      inner.objects(
                          name,
                          items,
                          (one, item) ->
                              CollectionMetrics.fields(
                                  one,
                                  Objects.requireNonNull(tables.get(name)).definition(),
                                  item))));
    }
  }
}
