package com.callcat.analysis;

/// Whether somebody spoke with the agent, according to the transcript.
enum Talk {
  HELD,
  /// Only the agent spoke, or a machine answered it.
  ONE_SIDED,
  /// There is no transcript.
  UNTOLD
}
