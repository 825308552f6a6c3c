package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.expression.Projection;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// TransactGetItems.
final class TransactGetItems {
  private TransactGetItems() {}

  /// A requested item, before its table was looked up.
  private record Wanted(String table, Item key, @Nullable Projection projection) {
    Get of(AccountDatabase database) {
      return new Get(table, database.catalog().ready(table), key, projection);
    }
  }

  private record Get(String named, Table table, Item key, @Nullable Projection projection) {
    /// The requested part of the item.
    @Nullable Item part(@Nullable Item item) {
      return item == null || projection == null ? item : projection.of(item);
    }
  }

  static byte[] run(AccountDatabase database, Struct request) {
    var wanted = new ArrayList<Wanted>();
    for (var action : Transactions.actions(request, new Constraints())) {
      wanted.add(wanted(action, wanted.size() + 1));
    }
    var gets = wanted.stream().map(one -> one.of(database)).toList();
    gets.forEach(get -> KeyRules.nothingIsEmpty(get.table().definition(), get.key()));
    Transactions.forEach(gets, get -> KeyRules.lookup(get.table().definition().keys(), get.key()));
    var targets = new Transactions.Targets();
    gets.forEach(get -> targets.add(get.table(), get.table().rowKey(get.key())));
    var items = new ArrayList<Optional<Item>>();
    Transactions.forEach(gets, get -> items.add(Optional.ofNullable(item(database, get))));
    return answer(request, gets, items);
  }

  private static Wanted wanted(Struct action, int number) {
    var at = "transactItems." + number + ".member.get";
    new Constraints().required(at, action.has("Get")).check();
    var get = Objects.requireNonNull(action.struct("Get"));
    new Constraints()
        .tableName(get.string("TableName"))
        .required(at + ".key", get.has("Key"))
        .check();
    new ExpressionParameters(get, Wording.OLDER).check(List.of("ProjectionExpression"), List.of());
    var key = get.item("Key", Wording.OLDER);
    var projection = GetItem.projection(get);
    return new Wanted(WriteReader.tableName(get), key, projection);
  }

  private static @Nullable Item item(AccountDatabase database, Get get) {
    return GetItem.get(database, get.table(), get.key(), get.projection(), true);
  }

  private static byte[] answer(Struct request, List<Get> gets, List<Optional<Item>> items) {
    var consumed = new LinkedHashMap<String, Consumed>();
    var parts = new ArrayList<Optional<Item>>();
    for (var i = 0; i < gets.size(); i++) {
      var item = items.get(i).orElse(null);
      parts.add(Optional.ofNullable(gets.get(i).part(item)));
      consumed
          .computeIfAbsent(
              gets.get(i).named(), name -> Consumed.inTransaction(name, "ReadCapacityUnits"))
          .addTransactionalRead(item);
    }
    return JsonOut.object(
        out -> {
          out.objects("Responses", parts, (one, part) -> one.item("Item", part.orElse(null)));
          Consumed.write(out, request, consumed.values());
        });
  }
}
