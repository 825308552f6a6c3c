package com.callcat.analysis;

import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import io.vertx.core.Future;

/// Whoever analyses: the rules of this package, or a model far away. It must not block the event
/// loop it is asked on.
@FunctionalInterface
public interface Analyst {

  /// Fails with Unavailable when it cannot be done now.
  Future<Findings> analyse(Conversation conversation);
}
