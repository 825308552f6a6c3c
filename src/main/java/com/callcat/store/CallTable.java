package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.Done;
import com.callcat.call.Call;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ReportId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Reads and writes single calls. Every write is conditional. A write that seems to have failed may
/// have been done all the same; [WriteOutcome] finds that out.
final class CallTable {
  private static final String IS_NEW = "attribute_not_exists(callId)";
  private final Dynamo dynamo;
  private final CallItem items;
  private final Blobs blobs;
  private final WriteOutcome outcome;

  CallTable(Dynamo dynamo, CallItem items, Blobs blobs) {
    this.dynamo = dynamo;
    this.items = items;
    this.blobs = blobs;
    this.outcome = new WriteOutcome(dynamo, items);
  }

  /// A report that is stored already, and the attribute that refers to it.
  record StoredReport(ReportId id, AttributeValue value) {}

  /// A call, and by the id of each of its reports the attribute that refers to it.
  record StoredCall(Call call, Map<String, AttributeValue> data) {}

  Future<Call> find(CallKey key) {
    return findStored(key).map(StoredCall::call);
  }

  Future<StoredCall> findStored(CallKey key) {
    return dynamo
        .item(dynamo.tables().calls(), CallItem.key(key))
        .compose(
            item ->
                item.isEmpty()
                    ? missing(key)
                    : Future.succeededFuture(new StoredCall(items.read(item), data(item))));
  }

  /// Finds out whether a missing call does not exist or belongs to another user. Always fails.
  private Future<StoredCall> missing(CallKey key) {
    return dynamo
        .ask(
            client ->
                client.query(
                    query ->
                        query
                            .tableName(dynamo.tables().calls())
                            .indexName(Tables.CALL_ID)
                            .keyConditionExpression("callId = :id")
                            .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS(key.callId().toString())))))
        .map(answer -> answer.items().stream().map(ItemReader::key).toList())
        .compose(found -> refuse(key, found.stream().anyMatch(k -> !k.equals(key))));
  }

  private static Future<StoredCall> refuse(CallKey key, boolean ofAnother) {
    var what = what(key.callId());
    return failed(ofAnother ? new Problem.Forbidden(what) : new Problem.NotFound(what));
  }

  Future<Call> create(Call call, CallFields fields) {
    var item = newItem(fields.item());
    return dynamo
        .ask(
            client ->
                client.putItem(
                    put ->
                        put.tableName(dynamo.tables().calls())
                            .item(item)
                            .conditionExpression(IS_NEW)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .map(call)
        .recover(failure -> outcome.created(failure, call));
  }

  /// The creation of a call as a part of a transaction.
  Put.Builder newCall(Map<String, AttributeValue> item) {
    return Put.builder()
        .tableName(dynamo.tables().calls())
        .item(newItem(item))
        .conditionExpression(IS_NEW);
  }

  private static Map<String, AttributeValue> newItem(Map<String, AttributeValue> item) {
    item.put(CallItem.DATA, AttributeValue.fromM(Map.of()));
    return item;
  }

  /// Stores the next version of a call.
  ///
  /// @param before the version before; if it is not null, only the changed attributes are sent
  /// @param data a report that the call refers to from now on
  Future<Call> save(
      Call next, CallFields fields, @Nullable Call before, @Nullable StoredReport data) {
    var request = update(next, fields, before, data);
    return dynamo
        .ask(client -> client.updateItem(request))
        .compose(answer -> blobs.drop(same(answer.attributes(), data)))
        .map(next)
        .recover(
            failure -> dropUnused(failure, data).compose(dropped -> outcome.saved(failure, next)));
  }

  /// Deletes a call. Succeeds if it does not exist any more.
  Future<Done> delete(Call call) {
    return dynamo
        .ask(
            client ->
                client.deleteItem(
                    delete ->
                        delete
                            .tableName(dynamo.tables().calls())
                            .key(CallItem.key(call.key()))
                            .conditionExpression(
                                "attribute_not_exists(callId) OR version = :version")
                            .expressionAttributeValues(Map.of(":version", version(call.version())))
                            .returnValues(ReturnValue.ALL_OLD)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .compose(answer -> blobs.drop(data(answer.attributes()).values()))
        .map(Done.DONE)
        .recover(failure -> outcome.deleted(failure, call));
  }

  /// The update to the next version. Its answer has only the old values of the attributes that were
  /// set, among them the reference to an earlier report with the same id.
  private UpdateItemRequest update(
      Call next, CallFields fields, @Nullable Call before, @Nullable StoredReport data) {
    var update =
        before != null && before.version() == next.version() - 1
            ? difference(fields, items.fields(before))
            : whole(next, fields);
    if (data != null) {
      update.setIn(CallItem.DATA, data.id().toString(), data.value());
    }
    update.require("version", version(next.version() - 1));
    return update
        .request()
        .tableName(dynamo.tables().calls())
        .key(CallItem.key(next.key()))
        .returnValues(data == null ? ReturnValue.NONE : ReturnValue.UPDATED_OLD)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /// Sets only what has changed, and always the key of the index by status: an older version of the
  /// program, which does not know that key, may have left it as it was.
  private static Update difference(CallFields fields, CallFields before) {
    var update = new Update();
    var changed = fields.changedSince(before);
    changed.forEach(update::set);
    if (!changed.containsKey(CallItem.LISTED)) {
      update.set(CallItem.LISTED, fields.value(CallItem.LISTED));
    }
    fields.goneSince(before).forEach(update::remove);
    return update;
  }

  /// Sets all attributes that the call has, and removes those that it has no more. The references
  /// to reports stay.
  private static Update whole(Call next, CallFields fields) {
    var item = fields.item();
    item.keySet().removeAll(CallItem.key(next.key()).keySet());
    var update = new Update();
    item.forEach(update::set);
    CallItem.OPTIONAL.stream().filter(name -> !item.containsKey(name)).forEach(update::remove);
    return update;
  }

  /// Deletes the parts of a report if the write was refused, and so the item certainly does not
  /// refer to them.
  private Future<?> dropUnused(Throwable failure, @Nullable StoredReport data) {
    return data == null
            || !(failure instanceof ConditionalCheckFailedException refused)
            || same(refused.item(), data).contains(data.value())
        ? Future.succeededFuture()
        : blobs.drop(List.of(data.value()));
  }

  /// The item's reference to the same report: one value or none.
  private static List<AttributeValue> same(
      Map<String, AttributeValue> item, @Nullable StoredReport data) {
    var value = data == null ? null : data(item).get(data.id().toString());
    return value == null ? List.of() : List.of(value);
  }

  private static Map<String, AttributeValue> data(Map<String, AttributeValue> item) {
    var data = item.get(CallItem.DATA);
    return data == null ? Map.of() : data.m();
  }

  private static AttributeValue version(long version) {
    return number(version);
  }

  private static <T> Future<T> failed(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }

  private static String what(CallId callId) {
    return "call " + callId;
  }
}
