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

/// Whether the index by status has every call, also those that a version wrote which did not know
/// it. Where nobody has seen to that yet, all calls are looked at once, beside everything else, and
/// it is noted in the table of the leases. While such a version may still run beside this one the
/// setting `dynamodb.statusIndex` is off: then the index is not read, and the note is taken back.
final class StatusIndex {
  private static final Logger LOG = LoggerFactory.getLogger(StatusIndex.class);
  private static final String COMPLETE = "complete";
  private static final Map<String, AttributeValue> NOTE =
      Map.of("name", AttributeValue.fromS("calls-by-status"));

  /// How many calls are looked at by one request; a start waits for no more.
  private static final int PAGE = 500;

  /// So few that everybody else's requests go on.
  private static final int AT_A_TIME = 8;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final Dynamo dynamo;
  private final boolean wanted;
  private volatile boolean usable;
  private volatile boolean ended;

  /// @param wanted lists by status are to read it
  StatusIndex(Dynamo dynamo, boolean wanted) {
    this.dynamo = dynamo.with(Priority.UPKEEP);
    this.wanted = wanted;
  }

  /// Whether lists by status can be read from it.
  boolean isUsable() {
    return usable;
  }

  /// Done when it is known whether there is something to be added, and some of it has been. If that
  /// cannot be known now, it is tried again; nobody waits for it.
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

  /// The rest, with nobody waiting for it. Whoever is stopped meanwhile leaves it to the next
  /// start, which finds most of it done.
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

  /// Adds what is missing among some calls.
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

  /// A call that somebody else has written meanwhile has got its key by that.
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
