package com.callcat.analysis;

import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Semaphore;

/// Applies the rules on a few threads of its own. The longest transcript takes up to a second of
/// processor time. Therefore the number of analyses that run or wait is limited, and further ones
/// are refused.
public final class RuleAnalyst implements Analyst {
  private static final int THREADS = 2;
  private static final int WAITING = 30;

  private final WorkerExecutor threads;
  private final Semaphore places = new Semaphore(THREADS + WAITING);

  public RuleAnalyst(Vertx vertx) {
    this.threads = vertx.createSharedWorkerExecutor("analysis", THREADS);
  }

  @Override
  public Future<Findings> analyse(Conversation conversation) {
    if (!places.tryAcquire()) {
      return Future.failedFuture(new ProblemException(new Problem.Unavailable("analysis")));
    }
    return threads
        .executeBlocking(() -> Rules.apply(conversation), false)
        .onComplete(_ -> places.release());
  }
}
