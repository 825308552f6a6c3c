package com.callcat.dev.dynamodb.operation;

import com.callcat.dev.dynamodb.model.ApiException;
import com.callcat.dev.dynamodb.model.Bytes;
import com.callcat.dev.dynamodb.model.CancellationReason;
import com.callcat.dev.dynamodb.table.Table;
import com.callcat.dev.dynamodb.wire.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// What reading and writing transactions have in common.
final class Transactions {
  private static final int MOST_ACTIONS = 100;

  private Transactions() {}

  /// The actions of a transaction, of which there must be 1 to 100.
  ///
  /// @param constraints those that AWS checks before
  static List<Struct> actions(Struct request, Constraints constraints) {
    var actions = Objects.requireNonNullElse(request.structs("TransactItems"), List.<Struct>of());
    constraints
        .capacityMode(request.string("ReturnConsumedCapacity"))
        .metricsMode(request.string("ReturnItemCollectionMetrics"))
        .required("transactItems", request.has("TransactItems"));
    if (request.has("TransactItems")) {
      constraints.length("transactItems", () -> shown(actions), actions.size(), 1, MOST_ACTIONS);
    }
    constraints.check();
    return actions;
  }

  private static String shown(List<Struct> actions) {
    return actions.stream()
        .map(action -> "TransactItem(" + action.names() + ")")
        .toList()
        .toString();
  }

  /// Executes something for each action, and collects the refusals.
  ///
  /// @throws ApiException the cancellation of the transaction, if any action is refused
  static <T> void forEach(List<T> actions, Consumer<T> use) {
    var reasons = new ArrayList<CancellationReason>();
    for (var action : actions) {
      try {
        use.accept(action);
        reasons.add(CancellationReason.NONE);
      } catch (ApiException refusal) {
        reasons.add(CancellationReason.of(refusal));
      }
    }
    if (reasons.stream().anyMatch(reason -> !reason.equals(CancellationReason.NONE))) {
      throw ApiException.cancelled(reasons);
    }
  }

  /// The items of a transaction, none of which may occur twice.
  static final class Targets {
    private final Set<List<Object>> seen = new HashSet<>();

    void add(Table table, byte[] key) {
      if (!seen.add(List.of(table.definition().id(), new Bytes(key)))) {
        throw ApiException.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }
}
