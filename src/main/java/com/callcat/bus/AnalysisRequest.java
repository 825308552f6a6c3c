package com.callcat.bus;

import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import java.time.Duration;

/// What the analysis verticle is asked.
public sealed interface AnalysisRequest<A> extends Request<A> {
  String ADDRESS = "analysis";

  @Override
  default String address() {
    return ADDRESS;
  }

  /// A full queue of the longest transcripts takes seconds; whoever analyses may be remote.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(30);
  }

  /// Finds in an ended call what its user wants to know. The same is found in the same
  /// conversation. Unavailable when too many wait already.
  record Analyse(Conversation conversation) implements AnalysisRequest<Findings> {}
}
