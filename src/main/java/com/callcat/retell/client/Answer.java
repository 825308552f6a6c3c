package com.callcat.retell.client;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/// What came back for a request. Its status is known for certain, whatever became of its body.
///
/// @param body null when it broke off, was too slow or too large
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Answer(int status, MultiMap headers, byte @Nullable [] body) {

  boolean succeeded() {
    return status / 100 == 2;
  }
}
