package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.bus.StoreRequest.Lease;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The lease of the leader, for all processes that use these tables. No clocks are compared: the
/// holder shows that it lives by raising a counter, and a process that has seen no change for some
/// time may take the lease.
final class Leases {
  private static final Map<String, AttributeValue> KEY =
      Map.of("name", AttributeValue.fromS("dispatch"));

  private final Dynamo dynamo;

  Leases(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  Future<Lease> read() {
    return dynamo.item(dynamo.tables().leases(), KEY).map(Leases::lease);
  }

  Future<Lease> take(Lease seen, @Nullable String holder) {
    var next = new Lease(holder, seen.beat() + 1);
    return dynamo
        .ask(
            client ->
                client.putItem(
                    put ->
                        put.tableName(dynamo.tables().leases())
                            .item(item(next))
                            .conditionExpression("attribute_not_exists(beat) OR beat = :seen")
                            .expressionAttributeValues(Map.of(":seen", number(seen.beat())))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .map(next)
        .recover(failure -> settle(failure, next));
  }

  /// Decides a refused write. The SDK may have sent it twice; then the first one succeeded and the
  /// lease was taken.
  private static Future<Lease> settle(Throwable failure, Lease meant) {
    if (!(failure instanceof ConditionalCheckFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return lease(refused.item()).equals(meant)
        ? Future.succeededFuture(meant)
        : Future.failedFuture(new ProblemException(new Problem.Conflict("the lease")));
  }

  private static Lease lease(Map<String, AttributeValue> item) {
    var beat = item.get("beat");
    var holder = item.get("holder");
    return new Lease(holder == null ? null : holder.s(), beat == null ? 0 : number(beat));
  }

  private static Map<String, AttributeValue> item(Lease lease) {
    var item = new HashMap<>(KEY);
    item.put("beat", number(lease.beat()));
    if (lease.holder() != null) {
      item.put("holder", AttributeValue.fromS(lease.holder()));
    }
    return item;
  }
}
