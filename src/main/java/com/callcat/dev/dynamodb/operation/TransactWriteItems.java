package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Item;
import com.callcat.dev.dynamodb.model.Sizes;
import com.callcat.dev.dynamodb.operation.WriteRequest.Kind;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.table.WriteCost;
import com.callcat.dev.dynamodb.wire.JsonOut;
import com.callcat.dev.dynamodb.wire.Struct;
import com.callcat.dev.dynamodb.wire.ValueFault.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// TransactWriteItems: all of its actions or none.
final class TransactWriteItems {
  private static final int LONGEST_TOKEN = 36;
  private static final Map<String, Kind> KINDS =
      Map.of(
          "ConditionCheck", Kind.CHECK,
          "Put", Kind.PUT,
          "Update", Kind.UPDATE,
          "Delete", Kind.DELETE);

  private TransactWriteItems() {}

  /// One action while the transaction is executed.
  private static final class Action {
    final WriteRequest request;
    final Table table;
    byte[] key = {};
    @Nullable Item before;
    @Nullable Item after;
    @Nullable WriteCost cost;

    Action(WriteRequest request, Table table) {
      this.request = request;
      this.table = table;
    }
  }

  static byte[] run(AccountDatabase database, Struct request) {
    var token = request.string("ClientRequestToken");
    var structs = structs(request, token);
    var writes =
        Stream.iterate(0, i -> i < structs.size(), i -> i + 1)
            .map(i -> write(structs.get(i), i + 1))
            .toList();
    var actions = actions(database, writes);
    prepare(actions);
    if (token == null) {
      write(database, actions);
    } else {
      var digest = TransactionTokens.digest(structs);
      var tokens = new TransactionTokens(database);
      if (tokens.knows(token, digest)) {
        return answer(request, actions, "ReadCapacityUnits");
      }
      write(database, actions);
      tokens.remember(token, digest);
    }
    return answer(request, actions, "WriteCapacityUnits");
  }

  private static void write(AccountDatabase database, List<Action> actions) {
    evaluate(database, actions);
    actions.forEach(
        action -> {
          if (action.request.kind() != Kind.CHECK) {
            action.cost = action.table.replace(action.key, action.before, action.after);
          }
        });
  }

  private static List<Struct> structs(Struct request, @Nullable String token) {
    var constraints = new Constraints();
    if (token != null) {
      constraints.length("clientRequestToken", () -> token, token.length(), 1, LONGEST_TOKEN);
    }
    return Transactions.actions(request, constraints);
  }

  private static WriteRequest write(Struct action, int number) {
    var kinds = KINDS.keySet().stream().filter(action::has).toList();
    if (kinds.size() != 1) {
      throw ApiException.validation(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    var name = kinds.getFirst();
    var kind = Objects.requireNonNull(KINDS.get(name));
    var fields = Objects.requireNonNull(action.struct(name));
    var at =
        "transactItems."
            + number
            + ".member."
            + Character.toLowerCase(name.charAt(0))
            + name.substring(1)
            + ".";
    var subject = kind == Kind.PUT ? "Item" : "Key";
    var constraints =
        new Constraints()
            .tableName(fields.string("TableName"))
            .required(at + (kind == Kind.PUT ? "item" : "key"), fields.has(subject))
            .failureMode(fields.string("ReturnValuesOnConditionCheckFailure"));
    if (kind == Kind.CHECK) {
      constraints.required(at + "conditionExpression", fields.has("ConditionExpression"));
    }
    if (kind == Kind.UPDATE) {
      constraints.required(at + "updateExpression", fields.has("UpdateExpression"));
    }
    constraints.check();
    var write = WriteReader.read(kind, fields, Wording.OLDER);
    write.isSmall();
    return write;
  }

  private static List<Action> actions(AccountDatabase database, List<WriteRequest> writes) {
    var actions = new ArrayList<Action>();
    for (var write : writes) {
      actions.add(new Action(write, database.catalog().ready(write.table())));
    }
    actions.forEach(action -> action.request.nothingIsEmpty(action.table.definition()));
    return actions;
  }

  /// Reads the items, after checking that the keys are valid and no item occurs twice.
  private static void prepare(List<Action> actions) {
    Transactions.forEach(actions, action -> action.key = action.request.rowKey(action.table));
    var targets = new Transactions.Targets();
    actions.forEach(action -> targets.add(action.table, action.key));
  }

  private static void evaluate(AccountDatabase database, List<Action> actions) {
    Transactions.forEach(
        actions,
        action -> {
          action.before = action.table.get(action.key);
          action.after = action.request.apply(action.table.definition(), action.before);
          SingleWrite.throttle(
              database, action.table, action.request.subject(), action.before, action.after);
        });
    var bytes = 0L;
    for (var action : actions) {
      bytes += Math.max(size(action.before), size(action.after));
    }
    if (bytes > Sizes.MAX_TRANSACTION) {
      throw ApiException.validation(
          "Collection of items in the transaction has exceeded the maximum allowed size of 4 MB");
    }
  }

  private static int size(@Nullable Item item) {
    return item == null ? 0 : item.size();
  }

  /// Answers. A transaction that is repeated with its token only consumes read units.
  private static byte[] answer(Struct request, List<Action> actions, String unit) {
    var consumed = new LinkedHashMap<String, Consumed>();
    for (var action : actions) {
      var ofTable =
          consumed.computeIfAbsent(
              action.request.table(), name -> Consumed.inTransaction(name, unit));
      if (unit.equals("ReadCapacityUnits")) {
        ofTable.addTransactionalRead(action.table.get(action.key));
      } else {
        ofTable.addTransactional(
            action.cost == null ? WriteCost.ofTable(action.before, null) : action.cost);
      }
    }
    return JsonOut.object(
        out -> {
          Consumed.write(out, request, consumed.values());
          metrics(out, request, actions);
        });
  }

  private static void metrics(JsonOut out, Struct request, List<Action> actions) {
    var asked = new LinkedHashMap<String, List<Action>>();
    for (var action : actions) {
      var definition = action.table.definition();
      if (CollectionMetrics.areAsked(request, definition)) {
        asked.computeIfAbsent(action.request.table(), _ -> new ArrayList<>()).add(action);
      }
    }
    if (!asked.isEmpty()) {
      out.object(
          "ItemCollectionMetrics",
          inner ->
              asked.forEach(
                  (name, all) ->
                      inner.objects(
                          name,
                          all,
                          (one, action) ->
                              CollectionMetrics.fields(
                                  one, action.table.definition(), action.request.subject()))));
    }
  }
}
