package com.callcat.bus;

import com.callcat.call.Conversation;
import com.callcat.call.Findings;
import java.time.Duration;

/// The requests to the analysis verticle.
public sealed interface AnalysisRequest<A> extends Request<A> {
  String ADDRESS = "analysis";

  @Override
  default String address() {
    return ADDRESS;
  }

  /// Long enough for a full queue of the longest transcripts, and for an analysis by a remote
  /// service.
  @Override
  default Duration patience() {
    return Duration.ofSeconds(30);
  }

  /// Analyses the conversation of an ended call. The same conversation gives the same findings.
  /// Fails with Unavailable if too many requests wait already.
  record Analyse(Conversation conversation) implements AnalysisRequest<Findings> {}
}
