package com.callcat.analysis;

import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import io.vertx.core.Future;

/// Analyses conversations: the rules of this package, or a remote language model. An implementation
/// must not block the event loop that calls it.
@FunctionalInterface
public interface Analyst {

  /// Fails with Unavailable if the analysis is not possible now.
  Future<Findings> analyse(Conversation conversation);
}
