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

/// Finds out what became of a write of a call that seems to have failed. The SDK may send a write
/// twice, and the second is refused because the first has won: before a refusal is believed, what
/// is stored is compared with what was meant. When nobody can say what became of it, it is looked
/// for before the asker is told so.
final class WriteOutcome {
  private final Dynamo dynamo;
  private final CallItem items;

  WriteOutcome(Dynamo dynamo, CallItem items) {
    this.dynamo = dynamo;
    this.items = items;
  }

  /// What the stored item tells of a write.
  private enum Told {
    WRITTEN,
    /// It was not, and never will be.
    REFUSED,
    NOTHING
  }

  /// A call that was to be created.
  Future<Call> created(Throwable failure, Call meant) {
    return told(failure, meant.key(), stored -> created(stored, asStored(meant))).map(meant);
  }

  /// A call whose next version was to be written.
  Future<Call> saved(Throwable failure, Call meant) {
    return told(failure, meant.key(), stored -> saved(stored, asStored(meant))).map(meant);
  }

  /// A call that was to be deleted.
  Future<Done> deleted(Throwable failure, Call call) {
    return told(failure, call.key(), stored -> stored == null ? Told.WRITTEN : Told.NOTHING)
        .map(Done.DONE);
  }

  /// Once it is there it may be dialled, too, before it is looked at here.
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

  /// As it is when it is read again: the database does not store all of a time.
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
