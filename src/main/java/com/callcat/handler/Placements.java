package com.callcat.handler;

import com.callcat.bus.RetellRequest.DialAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The requests to place a call that Retell has not answered yet. A process that stops cannot wait
/// for the answers. It treats them as unknown, so that another process looks the calls up at once.
final class Placements {
  private final Set<Promise<DialAnswer>> awaited = new HashSet<>();
  private boolean closing;

  /// From now on no call is claimed any more.
  void close() {
    closing = true;
  }

  boolean closing() {
    return closing;
  }

  /// Waits for an answer of Retell. Never fails: a failure becomes the answer "unknown".
  Future<DialAnswer> await(Future<DialAnswer> answer) {
    var told = Promise.<DialAnswer>promise();
    awaited.add(told);
    answer
        .otherwise(lost -> new DialAnswer.Unknown("no answer from the Retell client", false))
        .onSuccess(told::tryComplete);
    return told.future().onComplete(known -> awaited.remove(told));
  }

  void giveUp() {
    for (var told : List.copyOf(awaited)) {
      told.tryComplete(new DialAnswer.Unknown("this process stops", false));
    }
  }
}
