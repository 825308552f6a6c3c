package com.callcat.retell.client;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/// The answer to a request. Its status is known even if its body could not be read.
///
/// @param body null if it broke off, was too slow or too large
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
record Answer(int status, MultiMap headers, byte @Nullable [] body) {

  boolean succeeded() {
    return status / 100 == 2;
  }
}
