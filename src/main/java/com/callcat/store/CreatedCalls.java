package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.call.Call;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The calls that were made with an Idempotency-Key. Key and call are written in one transaction,
/// so that a crash cannot leave one without the other. The call is also stored with the key as it
/// was answered, because it may have been changed or deleted when the request is repeated.
final class CreatedCalls {
  static final Duration RETENTION = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int MOST_TRIES = 20;

  private final Dynamo dynamo;
  private final CallTable calls;
  private final CallItem items;
  private final InstantSource clock;

  CreatedCalls(Dynamo dynamo, CallTable calls, CallItem items, InstantSource clock) {
    this.dynamo = dynamo;
    this.calls = calls;
    this.items = items;
    this.clock = clock;
  }

  Future<Created> create(Call call, CallFields fields, IdempotencyKey key) {
    return create(call, fields, key, MOST_TRIES);
  }

  private Future<Created> create(Call call, CallFields fields, IdempotencyKey key, int triesLeft) {
    var writes = List.of(write(record(call, fields, key)), write(calls.newCall(fields.item())));
    return dynamo
        .ask(client -> client.transactWriteItems(transaction -> transaction.transactItems(writes)))
        .map(new Created(call, false))
        .recover(
            failure ->
                switch (failure) {
                  case TransactionCanceledException canceled ->
                      settle(call, fields, key, canceled.cancellationReasons(), triesLeft);
                  case ProblemException unclear -> look(call, key, unclear);
                  default -> Future.failedFuture(failure);
                });
  }

  /// Looks for the call after an unclear failure. If it does not exist, the failure is the answer.
  private Future<Created> look(Call call, IdempotencyKey key, ProblemException unclear) {
    return find(call.key().userId(), key)
        .map(made -> ofThisRequest(made, call))
        .recover(
            failure ->
                Future.failedFuture(
                    ProblemException.is(Problem.KeyReused.class, failure) ? failure : unclear));
  }

  private static Created ofThisRequest(Created made, Call call) {
    return new Created(made.call(), !made.call().key().equals(call.key()));
  }

  /// Answers a request whose transaction was refused: the key is used already, or another request
  /// is writing it at this moment.
  private Future<Created> settle(
      Call call,
      CallFields fields,
      IdempotencyKey key,
      List<CancellationReason> reasons,
      int triesLeft) {
    var stored = reasons.isEmpty() ? Map.<String, AttributeValue>of() : reasons.getFirst().item();
    if (!stored.isEmpty()) {
      return answer(stored, key).map(made -> ofThisRequest(made, call));
    }
    if (reasons.stream().noneMatch(reason -> "TransactionConflict".equals(reason.code()))) {
      return failed(new Problem.Conflict("call " + call.key().callId()));
    }
    return triesLeft > 1
        ? dynamo.pause(PAUSE).compose(_ -> create(call, fields, key, triesLeft - 1))
        : Dynamo.unavailable();
  }

  /// Finds what was made with a key. An expired item counts as absent, because DynamoDB deletes it
  /// up to days late.
  Future<Created> find(UserId userId, IdempotencyKey key) {
    return dynamo
        .item(dynamo.tables().created(), key(userId, key))
        .compose(
            found ->
                !found.isEmpty() && seconds(found) > now()
                    ? answer(found, key)
                    : failed(new Problem.NotFound("idempotency key")));
  }

  private Future<Created> answer(Map<String, AttributeValue> stored, IdempotencyKey key) {
    return ItemReader.present(stored, "request").s().equals(key.request())
        ? Future.succeededFuture(
            new Created(items.read(ItemReader.present(stored, "call").m()), true))
        : failed(new Problem.KeyReused());
  }

  private Put.Builder record(Call call, CallFields fields, IdempotencyKey key) {
    var item = new HashMap<>(key(call.key().userId(), key));
    item.put("request", AttributeValue.fromS(key.request()));
    item.put("call", AttributeValue.fromM(fields.item()));
    item.put(Tables.EXPIRES_AT, number(now() + RETENTION.toSeconds()));
    return Put.builder()
        .tableName(dynamo.tables().created())
        .item(item)
        .conditionExpression("attribute_not_exists(userId) OR #expires <= :now")
        .expressionAttributeNames(Map.of("#expires", Tables.EXPIRES_AT))
        .expressionAttributeValues(Map.of(":now", number(now())));
  }

  private static TransactWriteItem write(Put.Builder put) {
    return TransactWriteItem.builder()
        .put(
            put.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build())
        .build();
  }

  private static Map<String, AttributeValue> key(UserId userId, IdempotencyKey key) {
    return Map.of(
        "userId",
        AttributeValue.fromN(userId.toString()),
        "name",
        AttributeValue.fromS(key.name()));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static long seconds(Map<String, AttributeValue> stored) {
    return number(ItemReader.present(stored, Tables.EXPIRES_AT));
  }

  private static <T> Future<T> failed(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }
}
