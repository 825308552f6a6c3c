package com.callcat.proof;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.Request;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/// Stands for the store and the Retell client of one real process. Reads are answered at once;
/// every other request is held until the history decides its outcome.
final class Gate extends VerticleBase {
  private final CallRecord database;
  volatile @Nullable Held write;
  volatile @Nullable Held connecting;
  volatile @Nullable Held placing;
  volatile @Nullable Held asking;
  private volatile boolean closed;

  Gate(CallRecord database) {
    this.database = database;
  }

  /// A request that waits for its answer.
  record Held(Request<?> request, Promise<Object> answer) {
    void fail(Problem problem) {
      answer.fail(new ProblemException(problem));
    }
  }

  @Override
  public Future<?> start() {
    var bus = Bus.of(vertx);
    return bus.serve("calls.store", StoreRequest.class, this::store)
        .compose(served -> bus.serve(RetellRequest.ADDRESS, RetellRequest.class, this::retell));
  }

  private Future<?> store(StoreRequest<?> request) {
    return switch (request) {
      case StoreRequest.Find find -> find();
      case StoreRequest.Recall _ -> Future.succeededFuture(new StoreRequest.Copy(null));
      case StoreRequest.Save save -> write(save);
      case StoreRequest.Delete delete -> write(delete);
      default -> throw new UnsupportedOperationException(request.toString());
    };
  }

  private Future<?> find() {
    var call = database.call();
    return call == null || closed
        ? Future.failedFuture(new ProblemException(new Problem.NotFound("call")))
        : Future.succeededFuture(call);
  }

  private Future<?> retell(RetellRequest<?> request) {
    return switch (request) {
      case RetellRequest.Connect connect -> {
        var held = hold(connect);
        connecting = held;
        yield held.answer().future();
      }
      case RetellRequest.Disconnect _ -> Future.succeededFuture(Done.DONE);
      case RetellRequest.PlaceCall place -> {
        var held = hold(place);
        placing = held;
        yield held.answer().future();
      }
      case RetellRequest.FindByToken find -> ask(find);
      case RetellRequest.GetCall get -> ask(get);
      case RetellRequest.FindByCall _,
          RetellRequest.ReadConcurrency _,
          RetellRequest.ListVoices _ ->
          throw new UnsupportedOperationException(request.toString());
      case RetellRequest.StopCall stop -> Future.succeededFuture(Done.DONE);
    };
  }

  private Future<Object> write(Request<?> request) {
    var held = hold(request);
    write = held;
    return held.answer().future();
  }

  private Future<Object> ask(Request<?> request) {
    var held = hold(request);
    asking = held;
    return held.answer().future();
  }

  private Held hold(Request<?> request) {
    var held = new Held(request, Promise.promise());
    if (closed) {
      held.fail(new Problem.NotFound("a process that is dead"));
    }
    return held;
  }

  /// The process dies: nothing that it has begun goes on.
  void close() {
    closed = true;
    fail(write);
    fail(connecting);
    fail(placing);
    fail(asking);
  }

  private static void fail(@Nullable Held held) {
    if (held != null) {
      held.answer().tryFail(new ProblemException(new Problem.NotFound("a process that is dead")));
    }
  }

  void open() {
    write = null;
    connecting = null;
    placing = null;
    asking = null;
    closed = false;
  }
}
