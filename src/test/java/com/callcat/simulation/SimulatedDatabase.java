package com.callcat.simulation;

import com.callcat.bus.CallWritten;
import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Copy;
import com.callcat.bus.StoreRequest.Lease;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.testing.DuePages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A simulated database with conditional writes and an index that is behind. A request that was
/// sent is executed even if its sender dies.
final class SimulatedDatabase {
  private final SimulatedWorld world;
  private final Map<CallKey, Call> calls = new LinkedHashMap<>();
  private final Map<CallKey, Call> index = new LinkedHashMap<>();
  private final Set<CallKey> made = new HashSet<>();
  private Lease lease = new Lease(null, 0);
  private @Nullable Partitions partitions;

  SimulatedDatabase(SimulatedWorld world) {
    this.world = world;
  }

  Collection<Call> calls() {
    return calls.values();
  }

  @Nullable Call call(CallKey key) {
    return calls.get(key);
  }

  /// From now on limits its partitions to the capacity of DynamoDB's.
  void limit() {
    partitions = new Partitions(world.time());
  }

  Future<?> answer(SimulatedProcess from, StoreRequest<?> request) {
    world.count(request.getClass().getSimpleName());
    return switch (request) {
      case StoreRequest.Create(var call) -> write(call, () -> create(from, call));
      case StoreRequest.Find(var key) -> carryOut(() -> find(key));
      case StoreRequest.Recall(var key) ->
          Future.succeededFuture(new Copy(from.copies().remove(key)));
      case StoreRequest.Save save -> write(save.next(), () -> save(from, save.next()));
      case StoreRequest.Delete(var call) -> carryOut(() -> delete(from, call));
      case StoreRequest.FindDue due -> carryOut(() -> DuePages.of(index.values(), due));
      case StoreRequest.FindOccupied occupied ->
          carryOut(() -> DuePages.occupied(index.values(), occupied));
      case StoreRequest.ReadLease() -> carryOut(() -> lease);
      case StoreRequest.TakeLease(var seen, var holder) -> carryOut(() -> take(seen, holder));
      default -> throw new UnsupportedOperationException(request.toString());
    };
  }

  /// Executes a write, after waiting for the capacity of its partitions.
  private Future<Call> write(Call call, Supplier<Call> deed) {
    var wait = partitions == null ? Duration.ZERO : partitions.write(call);
    if (wait.isZero()) {
      return carryOut(deed);
    }
    world.count("write that waited");
    var turn = Promise.<Void>promise();
    world.time().in(wait, turn::complete);
    return turn.future().compose(_ -> carryOut(deed));
  }

  /// Executes a request, which may at random fail before or after it, or be late.
  private <A> Future<A> carryOut(Supplier<A> deed) {
    var weather = world.weather();
    var luck = world.luck();
    var answer = Promise.<A>promise();
    var way = luck.has(weather.storeLate()) ? luck.millis(500, 15_000) : luck.millis(1, 10);
    var lostBefore = luck.has(weather.storeFails() / 2);
    var lostAfter = luck.has(weather.storeFails() / 2);
    world.time().in(way, () -> carryOut(deed, answer, lostBefore, lostAfter));
    return answer.future();
  }

  private static <A> void carryOut(
      Supplier<A> deed, Promise<A> answer, boolean lostBefore, boolean lostAfter) {
    if (lostBefore) {
      answer.fail(problem(new Problem.Unavailable("calls")));
      return;
    }
    try {
      var done = deed.get();
      if (lostAfter) {
        answer.fail(problem(new Problem.Unavailable("calls")));
      } else {
        answer.complete(done);
      }
    } catch (ProblemException refused) {
      answer.fail(refused);
    }
  }

  /// Creates a call. A repeated request creates no second call, even if the first one was deleted
  /// meanwhile, because it has an `Idempotency-Key`.
  private Call create(SimulatedProcess from, Call call) {
    if (!made.add(call.key())) {
      throw problem(new Problem.Conflict("call"));
    }
    return put(from, call);
  }

  private Call find(CallKey key) {
    var call = calls.get(key);
    if (call == null) {
      throw problem(new Problem.NotFound("call"));
    }
    return call;
  }

  private Call save(SimulatedProcess from, Call next) {
    var stored = calls.get(next.key());
    if (stored == null || stored.version() != next.version() - 1) {
      throw problem(new Problem.Conflict("call"));
    }
    return put(from, next);
  }

  private Call put(SimulatedProcess from, Call call) {
    from.copies().put(call.key(), call);
    calls.put(call.key(), call);
    updateIndex(call.key());
    from.bus().publish(CallWritten.of(call));
    return call;
  }

  private Done delete(SimulatedProcess from, Call call) {
    var stored = calls.get(call.key());
    if (stored == null || stored.version() != call.version()) {
      throw problem(new Problem.Conflict("call"));
    }
    calls.remove(call.key());
    updateIndex(call.key());
    from.bus().publish(CallWritten.gone(call));
    return Done.DONE;
  }

  private void updateIndex(CallKey key) {
    var late = world.luck().has(world.weather().storeLate());
    world
        .time()
        .in(
            late ? world.luck().millis(100, 5_000) : world.luck().millis(1, 100),
            () -> index.compute(key, (same, before) -> calls.get(key)));
  }

  @Nullable String leader() {
    return lease.holder();
  }

  private Lease take(Lease seen, @Nullable String holder) {
    if (lease.beat() != seen.beat()) {
      throw problem(new Problem.Conflict("the lease"));
    }
    lease = new Lease(holder, seen.beat() + 1);
    return lease;
  }

  private static ProblemException problem(Problem problem) {
    return new ProblemException(problem);
  }
}
