package com.callcat.store;

import com.callcat.bus.Done;
import com.callcat.bus.Priority;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// Knows whether the index by status has every call, even those that an older version without this
/// index wrote. If this is not known yet, a background task checks all calls once, adds what is
/// missing, and notes in the table of leases that it is done. As long as an older version may run
/// beside this one, the setting `dynamodb.statusIndex` is off. Then the index is not read, and the
/// note is removed.
final class StatusIndex {
  private static final Logger LOG = LoggerFactory.getLogger(StatusIndex.class);
  private static final String COMPLETE = "complete";
  private static final Map<String, AttributeValue> NOTE =
      Map.of("name", AttributeValue.fromS("calls-by-status"));

  /// How many calls one request checks. The start of the program waits for only one such request.
  private static final int PAGE = 500;

  /// How many items are updated at a time: so few that other requests are not delayed.
  private static final int AT_A_TIME = 8;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Dynamo dynamo;
  private final boolean wanted;
  private volatile boolean usable;
  private volatile boolean ended;

  /// @param wanted whether lists are to be read from the index
  StatusIndex(Dynamo dynamo, boolean wanted) {
    this.dynamo = dynamo.with(Priority.UPKEEP);
    this.wanted = wanted;
  }

  /// Whether lists can be read from the index now.
  boolean isUsable() {
    return usable;
  }

  /// Completes when it is known whether keys are missing in the index, and the first of them were
  /// added. If that cannot be found out now, it is tried again in the background.
  Future<?> start() {
    return look().onFailure(_ -> later(this::start)).otherwise(Done.DONE);
  }

  private Future<Done> look() {
    return isComplete()
        .compose(
            complete -> {
              usable = complete && wanted;
              return complete == wanted
                  ? Future.succeededFuture(Done.DONE)
                  : wanted ? begin() : note(false);
            });
  }

  void end() {
    ended = true;
  }

  private Future<Boolean> isComplete() {
    return dynamo
        .item(dynamo.tables().leases(), NOTE)
        .map(item -> !item.isEmpty() && ItemReader.present(item, COMPLETE).bool());
  }

  private Future<Done> note(boolean complete) {
    var item =
        Map.of(
            "name", ItemReader.present(NOTE, "name"), COMPLETE, AttributeValue.fromBool(complete));
    return dynamo
        .ask(client -> client.putItem(put -> put.tableName(dynamo.tables().leases()).item(item)))
        .map(Done.DONE);
  }

  private Future<Done> begin() {
    return page(null)
        .compose(
            page -> {
              if (page.hasLastEvaluatedKey()) {
                goOn(page.lastEvaluatedKey());
                return Future.succeededFuture(Done.DONE);
              }
              return finish();
            });
  }

  private Future<Done> finish() {
    return note(true).onSuccess(_ -> usable = true);
  }

  /// Adds the rest in the background. If the process stops before the end, the next start goes on,
  /// and finds most of the calls done.
  private void goOn(Map<String, AttributeValue> after) {
    page(after)
        .compose(
            page -> {
              if (page.hasLastEvaluatedKey()) {
                goOn(page.lastEvaluatedKey());
                return Future.succeededFuture();
              }
              return finish().onSuccess(_ -> LOG.info("the index by status has every call"));
            })
        .onFailure(_ -> later(() -> goOn(after)));
  }

  private void later(Runnable work) {
    if (!ended) {
      dynamo.pause(BETWEEN_TRIES).onSuccess(_ -> work.run());
    }
  }

  /// Reads one page of calls, and adds the keys that are missing.
  private Future<ScanResponse> page(@Nullable Map<String, AttributeValue> after) {
    return dynamo
        .ask(
            client ->
                client.scan(
                    scan ->
                        scan.tableName(dynamo.tables().calls())
                            .projectionExpression(
                                "userId, callId, version, #status, scheduledFor, completedAt,"
                                    + " listed")
                            .expressionAttributeNames(Map.of("#status", "status"))
                            .exclusiveStartKey(after)
                            .limit(PAGE)
                            .consistentRead(true)))
        .compose(
            page -> add(page.items().stream().filter(StatusIndex::isMissing).toList()).map(page));
  }

  private static boolean isMissing(Map<String, AttributeValue> item) {
    var key = item.get(CallItem.LISTED);
    return key == null || !key.s().equals(ListedKey.of(item));
  }

  private Future<Done> add(List<Map<String, AttributeValue>> missing) {
    var now = missing.subList(0, Math.min(AT_A_TIME, missing.size()));
    var rest = missing.subList(now.size(), missing.size());
    return now.isEmpty()
        ? Future.succeededFuture(Done.DONE)
        : Future.join(now.stream().map(this::add).toList()).compose(_ -> add(rest));
  }

  /// Adds the key to one call. If the call was written meanwhile, that write has added the key.
  private Future<?> add(Map<String, AttributeValue> item) {
    return dynamo
        .ask(
            client ->
                client.updateItem(
                    update ->
                        update
                            .tableName(dynamo.tables().calls())
                            .key(CallItem.key(ItemReader.key(item)))
                            .updateExpression("SET listed = :listed")
                            .conditionExpression("version = :version")
                            .expressionAttributeValues(
                                Map.of(
                                    ":listed", AttributeValue.fromS(ListedKey.of(item)),
                                    ":version", ItemReader.present(item, "version")))))
        .recover(
            failure ->
                failure instanceof ConditionalCheckFailedException
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }
}
