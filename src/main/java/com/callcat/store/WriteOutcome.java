package com.callcat.store;

import com.callcat.bus.Done;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Finds out what happened to a write of a call that seems to have failed. The SDK may send a write
/// twice; then the second one is refused because the first one has succeeded. Therefore a refusal
/// counts only if what is stored differs from what was to be written. If the failure is unclear,
/// the stored call is read before the failure is reported.
final class WriteOutcome {
  private final Dynamo dynamo;
  private final CallItem items;

  WriteOutcome(Dynamo dynamo, CallItem items) {
    this.dynamo = dynamo;
    this.items = items;
  }

  /// What the stored item shows about a write.
  private enum Told {
    WRITTEN,
    /// It was not done, and never will be.
    REFUSED,
    NOTHING
  }

  /// The outcome of the creation of a call.
  Future<Call> created(Throwable failure, Call meant) {
    return told(failure, meant.key(), stored -> created(stored, asStored(meant))).map(meant);
  }

  /// The outcome of writing the next version of a call.
  Future<Call> saved(Throwable failure, Call meant) {
    return told(failure, meant.key(), stored -> saved(stored, asStored(meant))).map(meant);
  }

  /// The outcome of the deletion of a call.
  Future<Done> deleted(Throwable failure, Call call) {
    return told(failure, call.key(), stored -> stored == null ? Told.WRITTEN : Told.NOTHING)
        .map(Done.DONE);
  }

  /// What the stored item shows about a creation. The call may already have been dialled since, and
  /// then differs from what was written.
  private static Told created(@Nullable Call stored, Call meant) {
    if (stored == null) {
      return Told.NOTHING;
    }
    var ours = stored.version() > meant.version() && stored.createdAt().equals(meant.createdAt());
    return ours || stored.equals(meant) ? Told.WRITTEN : Told.REFUSED;
  }

  private static Told saved(@Nullable Call stored, Call meant) {
    if (stored == null || stored.version() != meant.version()) {
      return Told.NOTHING;
    }
    return stored.equals(meant) ? Told.WRITTEN : Told.REFUSED;
  }

  private Future<?> told(Throwable failure, CallKey key, Function<@Nullable Call, Told> reading) {
    return switch (failure) {
      case ConditionalCheckFailedException refused ->
          reading.apply(call(refused.item())) == Told.WRITTEN
              ? Future.succeededFuture()
              : conflict(key);
      case ProblemException unclear ->
          look(key)
              .recover(_ -> Future.failedFuture(unclear))
              .compose(
                  stored ->
                      switch (reading.apply(stored)) {
                        case WRITTEN -> Future.succeededFuture();
                        case REFUSED -> conflict(key);
                        case NOTHING -> Future.failedFuture(unclear);
                      });
      default -> Future.failedFuture(failure);
    };
  }

  private Future<@Nullable Call> look(CallKey key) {
    return dynamo.item(dynamo.tables().calls(), CallItem.key(key)).map(this::call);
  }

  /// The call as it is when it is read again: times are stored only to the millisecond.
  private Call asStored(Call call) {
    return items.read(items.write(call));
  }

  private @Nullable Call call(Map<String, AttributeValue> item) {
    return item.isEmpty() ? null : items.read(item);
  }

  private static Future<?> conflict(CallKey key) {
    return Future.failedFuture(new ProblemException(new Problem.Conflict("call " + key.callId())));
  }
}
