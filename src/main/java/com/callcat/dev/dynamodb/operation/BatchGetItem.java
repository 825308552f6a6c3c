package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Projection;
import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.ErrorCode;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
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
import org.jspecify.annotations.Nullable;

/// BatchGetItem.
final class BatchGetItem {
  private static final int MOST_KEYS = 100;

  private BatchGetItem() {}

  /// What the request wants of one table.
  private record Wanted(
      Struct request, String named, Table table, List<Item> keys, @Nullable Projection projection) {
    boolean consistent() {
      return request.is("ConsistentRead");
    }
  }

  /// What was read from one table.
  private static final class Read {
    final List<Item> items = new ArrayList<>();
    final List<Item> left = new ArrayList<>();
    final Consumed consumed;

    Read(String table) {
      this.consumed = new Consumed(table);
    }
  }

  static byte[] run(AccountDatabase database, Struct request) {
    var tables = tables(request);
    var keys = checked(tables);
    var wanted = new ArrayList<Wanted>();
    for (var table : keys.entrySet()) {
      var part = Objects.requireNonNull(tables.struct(table.getKey()));
      wanted.add(
          new Wanted(
              part,
              table.getKey(),
              database.catalog().ready(table.getKey()),
              table.getValue(),
              GetItem.projection(part)));
    }
    wanted.forEach(BatchGetItem::fits);
    return answer(request, wanted, read(database, wanted));
  }

  /// Checks the request's constraints. AWS checks the names of tables before the parameter about
  /// capacity, but if there are none, after it.
  private static Struct tables(Struct request) {
    var tables = request.struct("RequestItems");
    var capacity = request.string("ReturnConsumedCapacity");
    if (tables == null) {
      new Constraints().capacityMode(capacity).required("requestItems", false).check();
    }
    var named =
        BatchTables.notEmpty(
            tables,
            "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint:"
                + " Member must have length greater than or equal to 1");
    new Constraints()
        .tableNames(named.names(), () -> UnprocessedKeys.show(named))
        .capacityMode(capacity)
        .check();
    return named;
  }

  private static Map<String, List<Item>> checked(Struct tables) {
    var all = new LinkedHashMap<String, List<Item>>();
    var constraints = new Constraints();
    for (var name : tables.names()) {
      var part = Objects.requireNonNull(tables.struct(name));
      var keys = part.attributeMaps("Keys");
      constraints.required("requestItems." + name + ".member.keys", keys != null);
      count(name, keys == null ? MOST_KEYS : keys.size());
    }
    constraints.check();
    for (var name : tables.names()) {
      GetItem.parameters(Objects.requireNonNull(tables.struct(name)));
    }
    var total = 0;
    for (var name : tables.names()) {
      var part = Objects.requireNonNull(tables.struct(name));
      GetItem.projection(part);
      var keys = Objects.requireNonNull(part.attributeMaps("Keys"));
      all.put(name, keys.stream().map(key -> key.checked(Wording.NEWER)).toList());
      noneTwice(all.get(name));
      total += keys.size();
    }
    if (total > MOST_KEYS) {
      throw ApiException.validation("Too many items requested for the BatchGetItem call");
    }
    return all;
  }

  private static void count(String table, int keys) {
    if (keys < 1 || keys > MOST_KEYS) {
      throw ApiException.validation(
          "1 validation error detected: Value at 'RequestItems.%s.member.Keys' failed to satisfy constraint: Member must have length %s than or equal to %d"
              .formatted(table, keys < 1 ? "greater" : "less", keys < 1 ? 1 : MOST_KEYS));
    }
  }

  private static void noneTwice(@Nullable List<Item> keys) {
    if (keys != null && new HashSet<>(keys).size() < keys.size()) {
      throw ApiException.validation("Provided list of item keys contains duplicates");
    }
  }

  private static void fits(Wanted wanted) {
    for (var key : wanted.keys()) {
      KeyRules.lookup(wanted.table().definition().keys(), key);
    }
  }

  private static List<Read> read(AccountDatabase database, List<Wanted> wanted) {
    var all = new ArrayList<Read>();
    var bytes = 0L;
    ApiException throttled = null;
    var any = false;
    for (var part : wanted) {
      var read = new Read(part.named());
      all.add(read);
      for (var key : part.keys()) {
        try {
          if (bytes > Sizes.MAX_BATCH_READ - Sizes.MAX_ITEM) {
            read.left.add(key);
            continue;
          }
          var item = GetItem.get(database, part.table(), key, part.projection(), part.consistent());
          any = true;
          read.consumed.add(Consumed.reading(item, part.consistent()));
          if (item != null) {
            bytes += item.size();
            read.items.add(part.projection() == null ? item : part.projection().of(item));
          }
        } catch (ApiException refusal) {
          throttled = onlyThrottled(refusal);
          read.left.add(key);
        }
      }
    }
    if (throttled != null && !any) {
      throw throttled;
    }
    return all;
  }

  /// Returns a refusal by throttling, whose keys are left for another request. Any other refusal is
  /// thrown.
  static ApiException onlyThrottled(ApiException refusal) {
    if (refusal.code() != ErrorCode.PROVISIONED_THROUGHPUT_EXCEEDED
        && refusal.code() != ErrorCode.THROTTLING) {
      throw refusal;
    }
    return refusal;
  }

  private static byte[] answer(Struct request, List<Wanted> wanted, List<Read> read) {
    return JsonOut.object(
        out -> {
          out.object(
              "Responses",
              tables -> {
                for (var i = 0; i < wanted.size(); i++) {
                  tables.items(wanted.get(i).named(), read.get(i).items);
                }
              });
          out.object("UnprocessedKeys", tables -> left(tables, wanted, read));
          Consumed.write(out, request, read.stream().map(part -> part.consumed).toList());
        });
  }

  private static void left(JsonOut out, List<Wanted> wanted, List<Read> read) {
    for (var i = 0; i < wanted.size(); i++) {
      var part = wanted.get(i);
      var keys = read.get(i).left;
      if (!keys.isEmpty()) {
        out.object(part.named(), table -> UnprocessedKeys.write(table, keys, part.request()));
      }
    }
  }
}
