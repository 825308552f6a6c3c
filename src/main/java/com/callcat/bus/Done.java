package com.callcat.bus;

/// The answer to a request that has no result.
public enum Done {
  DONE
}
