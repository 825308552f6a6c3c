package com.callcat.testing;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.Done;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Copy;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A call repository in memory, with the conditional writes of the real one, that fails on command.
public final class FakeStore extends VerticleBase {

  /// How the next write goes wrong.
  public enum Fault {
    /// Nothing is written.
    BEFORE,
    /// It is written, and reported as failed.
    AFTER
  }

  public final Map<CallKey, Call> calls = new ConcurrentHashMap<>();

  /// What is remembered of calls; they may be old.
  public final Map<CallKey, Call> copies = new ConcurrentHashMap<>();

  public final List<ProviderReport> reports = new ArrayList<>();

  /// How often a call was read.
  public volatile int found;

  /// How often the lines that are taken were asked for.
  public final AtomicInteger occupiedAsked = new AtomicInteger();

  public final List<StoreRequest.Save> saves = new CopyOnWriteArrayList<>();

  /// When what is due may be told; asked for each time.
  public volatile Supplier<Future<?>> dueReady = Future::succeededFuture;

  private volatile StoreRequest.Lease lease = new StoreRequest.Lease(null, 0);
  private final Queue<Fault> faults = new ArrayDeque<>();

  /// Another process has the lease from now on.
  public void overtake() {
    lease = new StoreRequest.Lease("another", lease.beat() + 1);
  }

  public synchronized void failNextWrite(Fault fault) {
    faults.add(fault);
  }

  private synchronized @Nullable Fault nextFault() {
    return faults.poll();
  }

  @Override
  public Future<?> start() {
    return Bus.of(vertx).serve("calls.store", StoreRequest.class, this::answer);
  }

  private Future<?> answer(StoreRequest<?> request) {
    return switch (request) {
      case StoreRequest.Create create -> write(create.call());
      case StoreRequest.CreateOnce once -> unsupported(once);
      case StoreRequest.FindCreated once -> unsupported(once);
      case StoreRequest.Find find -> find(find.key());
      case StoreRequest.Recall recall ->
          Future.succeededFuture(new Copy(copies.remove(recall.key())));
      case StoreRequest.Save save -> save(save);
      case StoreRequest.Delete delete -> delete(delete.call());
      case StoreRequest.FindDue due -> dueReady.get().map(_ -> due(due));
      case StoreRequest.ReadLease read -> Future.succeededFuture(lease);
      case StoreRequest.TakeLease take -> take(take);
      case StoreRequest.FindOccupied occupied -> occupied(occupied);
      case StoreRequest.Ping ping -> Future.succeededFuture(Done.DONE);
      case StoreRequest.Locate locate -> problem(new Problem.NotFound("call"));
      case StoreRequest.ListCalls list -> unsupported(list);
      case StoreRequest.FindWhole whole -> unsupported(whole);
      case StoreRequest.OpenJournal open -> unsupported(open);
      case StoreRequest.ReadJournal read -> unsupported(read);
      case StoreRequest.ReadTranscript read -> unsupported(read);
      case StoreRequest.WriteTranscript write -> unsupported(write);
      case StoreRequest.AppendTranscript append -> unsupported(append);
    };
  }

  private Future<StoreRequest.Lease> take(StoreRequest.TakeLease take) {
    if (lease.beat() != take.seen().beat()) {
      return problem(new Problem.Conflict("the lease"));
    }
    lease = new StoreRequest.Lease(take.holder(), lease.beat() + 1);
    return Future.succeededFuture(lease);
  }

  private Future<StoreRequest.Occupied> occupied(StoreRequest.FindOccupied request) {
    occupiedAsked.incrementAndGet();
    return Future.succeededFuture(DuePages.occupied(calls.values(), request));
  }

  private synchronized Future<Call> find(CallKey key) {
    found++;
    var call = calls.get(key);
    return call == null ? problem(new Problem.NotFound("call")) : Future.succeededFuture(call);
  }

  private Future<Call> save(StoreRequest.Save save) {
    saves.add(save);
    var stored = calls.get(save.next().key());
    if (stored == null || stored.version() != save.next().version() - 1) {
      return problem(new Problem.Conflict("call"));
    }
    if (save.report() != null) {
      reports.add(save.report());
    }
    return write(save.next());
  }

  private Future<Call> write(Call call) {
    var fault = nextFault();
    if (fault == Fault.BEFORE) {
      return problem(new Problem.Unavailable("calls"));
    }
    calls.put(call.key(), call);
    Bus.of(vertx).publish(CallWritten.of(call));
    return fault == Fault.AFTER
        ? problem(new Problem.Unavailable("calls"))
        : Future.succeededFuture(call);
  }

  private Future<Done> delete(Call call) {
    var stored = calls.get(call.key());
    if (stored != null && stored.version() != call.version()) {
      return problem(new Problem.Conflict("call"));
    }
    calls.remove(call.key());
    Bus.of(vertx).publish(CallWritten.gone(call));
    return Future.succeededFuture(Done.DONE);
  }

  private StoreRequest.DuePage due(StoreRequest.FindDue request) {
    return DuePages.of(calls.values(), request);
  }

  private static <A> Future<A> problem(Problem problem) {
    return Future.failedFuture(new ProblemException(problem));
  }

  private static Future<?> unsupported(StoreRequest<?> request) {
    return Future.failedFuture(new UnsupportedOperationException(request.getClass().getName()));
  }
}
