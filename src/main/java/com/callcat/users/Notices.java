package com.callcat.users;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.pubsub.PgSubscriber;

/// Hears what the processes that share the database tell each other, on a connection of its own
/// that is made again when it is lost.
final class Notices {
  /// Names an ended session and until when it is refused, in epoch milliseconds.
  static final String SESSIONS = "callcat_sessions";

  /// Names a user whose preferences have changed.
  static final String PREFERENCES = "callcat_preferences";

  private final PgSubscriber subscriber;

  Notices(PgSubscriber subscriber) {
    this.subscriber = subscriber;
  }

  /// To be called before [#start].
  ///
  /// @param gap called when notices arrive (again), because earlier ones may have been missed
  void on(String channel, Handler<String> notice, Runnable gap) {
    subscriber.channel(channel).subscribeHandler(_ -> gap.run()).handler(notice);
  }

  Future<Void> start() {
    return subscriber.connect();
  }

  /// Whether notices arrive.
  boolean arrive() {
    return subscriber.actualConnection() != null;
  }

  Future<Void> stop() {
    return subscriber.close();
  }
}
