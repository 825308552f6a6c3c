package com.callcat.analysis;

/// Whether somebody spoke with the agent, as far as it is written down.
enum Talk {
  HELD,
  /// Only the agent spoke, or a machine answered it.
  ONE_SIDED,
  /// There is no transcript of it.
  UNTOLD
}
