package com.callcat.retell.webhook;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.Report;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Locate;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// The neighbours of the webhook: handlers that answer as the test says, and a store that knows
/// whose call is whose.
final class FakeNeighbours extends VerticleBase {
  private static final String STORE = new Locate(new ProviderId("any")).address();

  final List<Report> reports = new CopyOnWriteArrayList<>();
  final Map<ProviderId, CallKey> owners = new ConcurrentHashMap<>();
  private final Semaphore arrived = new Semaphore(0);
  volatile Function<Report, Future<Done>> onReport = report -> Future.succeededFuture(Done.DONE);
  volatile Problem whenNotFound = new Problem.NotFound("call");

  @Override
  public Future<?> start() {
    var bus = Bus.of(vertx);
    var served = new ArrayList<Future<Void>>();
    for (int lane = 0; lane < HandlerRequest.LANES; lane++) {
      served.add(bus.serve(HandlerRequest.address(lane), Report.class, this::report));
    }
    served.add(bus.serve(STORE, StoreRequest.class, this::locate));
    return Future.all(served);
  }

  /// Waits until so many more reports have come.
  void awaitReports(int count) {
    arrived.acquireUninterruptibly(count);
  }

  private Future<Done> report(Report report) {
    reports.add(report);
    arrived.release();
    return onReport.apply(report);
  }

  private Future<CallKey> locate(StoreRequest<?> request) {
    var key = owners.get(((Locate) request).providerId());
    return key == null
        ? Future.failedFuture(new ProblemException(whenNotFound))
        : Future.succeededFuture(key);
  }
}
