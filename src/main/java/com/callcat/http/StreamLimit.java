package com.callcat.http;

import com.callcat.call.UserId;
import com.callcat.metrics.ProcessMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;

/// Limits the event streams of this process, counted over all its routers.
final class StreamLimit {
  static final int OF_A_USER = 20;
  private static final String ALL = "all";

  private final LocalMap<String, Integer> open;
  private final int most;

  StreamLimit(Vertx vertx, int most, ProcessMetrics metrics) {
    open = vertx.sharedData().getLocalMap("callcat.event.streams");
    this.most = most;
    metrics.eventStreams.follow(() -> open.getOrDefault(ALL, 0));
  }

  /// Counts one more stream, or throws a [RefusalException].
  void enter(UserId userId) {
    if (!take(ALL, most)) {
      throw new RefusalException(HttpRefusals.noRoomForStreams());
    }
    if (!take(of(userId), OF_A_USER)) {
      give(ALL);
      throw new RefusalException(HttpRefusals.tooManyStreams());
    }
  }

  void leave(UserId userId) {
    give(of(userId));
    give(ALL);
  }

  private boolean take(String what, int limit) {
    var within = open.merge(what, 1, Integer::sum) <= limit;
    if (!within) {
      give(what);
    }
    return within;
  }

  private void give(String what) {
    open.computeIfPresent(what, (_, count) -> count == 1 ? null : count - 1);
  }

  private static String of(UserId userId) {
    return "user " + userId;
  }
}
