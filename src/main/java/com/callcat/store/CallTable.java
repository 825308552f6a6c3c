package com.callcat.store;

import com.callcat.bus.Done;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The calls themselves, one by one. Every write is conditional. The SDK may send a write twice,
/// and the second is refused because the first has won: before a refusal is believed, what is
/// stored is compared with what was meant.
final class CallTable {
  private final Dynamo dynamo;
  private final CallItem items;
  private final Blobs blobs;

  CallTable(Dynamo dynamo, CallItem items, Blobs blobs) {
    this.dynamo = dynamo;
    this.items = items;
    this.blobs = blobs;
  }

  /// What Retell sent at one stage, already stored, and the attribute that refers to it.
  record StageData(Stage stage, AttributeValue value) {}

  Future<Call> find(CallKey key) {
    return dynamo
        .<@Nullable Call>ask(
            client ->
                client
                    .getItem(
                        get ->
                            get.tableName(Tables.CALLS).key(CallItem.key(key)).consistentRead(true))
                    .thenApply(answer -> answer.hasItem() ? items.read(answer.item()) : null))
        .compose(call -> call == null ? missing(key) : Future.succeededFuture(call));
  }

  /// Tells a call that is not there from one of another user.
  private Future<Call> missing(CallKey key) {
    return dynamo
        .ask(
            client ->
                client.query(
                    query ->
                        query
                            .tableName(Tables.CALLS)
                            .indexName(Tables.CALL_ID)
                            .keyConditionExpression("callId = :id")
                            .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS(key.callId().toString())))))
        .map(answer -> answer.items().stream().map(ItemReader::key).toList())
        .compose(found -> refuse(key, found.stream().anyMatch(k -> !k.equals(key))));
  }

  private static Future<Call> refuse(CallKey key, boolean ofAnother) {
    var what = what(key.callId());
    return failed(ofAnother ? new Problem.Forbidden(what) : new Problem.NotFound(what));
  }

  Future<Call> create(Call call) {
    var item = items.write(call);
    item.put(CallItem.DATA, AttributeValue.fromM(Map.of()));
    return dynamo
        .ask(
            client ->
                client.putItem(
                    put ->
                        put.tableName(Tables.CALLS)
                            .item(item)
                            .conditionExpression("attribute_not_exists(callId)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .map(call)
        .recover(failure -> settle(failure, call, null));
  }

  /// @param data new data of the call, to be referred to from now on
  Future<Call> save(Call next, @Nullable StageData data) {
    var request = update(next, data);
    return dynamo
        .ask(client -> client.updateItem(request))
        .onSuccess(answer -> dropReplaced(answer.attributes(), data))
        .map(next)
        .recover(failure -> settle(failure, next, data));
  }

  /// A call that is gone already is what was wanted.
  Future<Done> delete(Call call) {
    return dynamo
        .ask(
            client ->
                client.deleteItem(
                    delete ->
                        delete
                            .tableName(Tables.CALLS)
                            .key(CallItem.key(call.key()))
                            .conditionExpression(
                                "attribute_not_exists(callId) OR version = :version")
                            .expressionAttributeValues(Map.of(":version", version(call.version())))
                            .returnValues(ReturnValue.ALL_OLD)))
        .onSuccess(answer -> data(answer.attributes()).values().forEach(blobs::drop))
        .map(Done.DONE)
        .recover(
            failure ->
                failure instanceof ConditionalCheckFailedException
                    ? conflict(call)
                    : Future.failedFuture(failure));
  }

  /// Sets what the call has and removes what it has no more; its data stays, except for the stage
  /// that is new.
  private UpdateItemRequest update(Call next, @Nullable StageData data) {
    var item = items.write(next);
    CallItem.key(next.key()).keySet().forEach(item::remove);
    var change = new Change();
    item.forEach(change::set);
    CallItem.OPTIONAL.stream().filter(name -> !item.containsKey(name)).forEach(change::remove);
    if (data != null) {
      change.setIn(CallItem.DATA, data.stage().name(), data.value());
    }
    change.values.put(":before", version(next.version() - 1));
    return UpdateItemRequest.builder()
        .tableName(Tables.CALLS)
        .key(CallItem.key(next.key()))
        .updateExpression(change.expression())
        .conditionExpression("#version = :before")
        .expressionAttributeNames(change.names)
        .expressionAttributeValues(change.values)
        .returnValues(ReturnValue.ALL_OLD)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /// After a refusal: if exactly this call is stored, the refused write was a repetition of ours.
  private Future<Call> settle(Throwable failure, Call meant, @Nullable StageData data) {
    if (!(failure instanceof ConditionalCheckFailedException refused)) {
      return Future.failedFuture(failure);
    }
    var stored = refused.item();
    if (data != null && !data.value().equals(data(stored).get(data.stage().name()))) {
      blobs.drop(data.value());
    }
    return holds(stored, meant) ? Future.succeededFuture(meant) : conflict(meant);
  }

  private boolean holds(Map<String, AttributeValue> stored, Call meant) {
    return !stored.isEmpty() && items.read(stored).equals(items.read(items.write(meant)));
  }

  private void dropReplaced(Map<String, AttributeValue> before, @Nullable StageData data) {
    if (data != null) {
      blobs.drop(data(before).get(data.stage().name()));
    }
  }

  private static Map<String, AttributeValue> data(Map<String, AttributeValue> item) {
    var data = item.get(CallItem.DATA);
    return data == null ? Map.of() : data.m();
  }

  private static AttributeValue version(long version) {
    return AttributeValue.fromN(Long.toString(version));
  }

  private static <T> Future<T> conflict(Call call) {
    return failed(new Problem.Conflict(what(call.key().callId())));
  }

  private static <T> Future<T> failed(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }

  private static String what(CallId callId) {
    return "call " + callId;
  }

  /// An update expression while it is put together.
  private static final class Change {
    private final ArrayList<String> sets = new ArrayList<>();
    private final ArrayList<String> removals = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    void set(String name, AttributeValue value) {
      names.put("#" + name, name);
      values.put(":" + name, value);
      sets.add("#" + name + " = :" + name);
    }

    void setIn(String map, String name, AttributeValue value) {
      names.put("#" + map, map);
      names.put("#" + name, name);
      values.put(":" + map, value);
      sets.add("#" + map + ".#" + name + " = :" + map);
    }

    void remove(String name) {
      names.put("#" + name, name);
      removals.add("#" + name);
    }

    String expression() {
      var set = "SET " + String.join(", ", sets);
      return removals.isEmpty() ? set : set + " REMOVE " + String.join(", ", removals);
    }
  }
}
