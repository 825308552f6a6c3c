package com.callcat.users;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.pgclient.pubsub.PgSubscriber;

/// Listens to the notifications (`LISTEN` and `NOTIFY` of PostgreSQL) that the processes with the
/// same database send each other. It uses a connection of its own, which is opened again when it is
/// lost.
final class Notices {
  /// The channel for ended sessions. A notification has the session's id and the time, in epoch
  /// milliseconds, until which its tokens are refused.
  static final String SESSIONS = "callcat_sessions";

  /// The channel for changed preferences. A notification has the user's number.
  static final String PREFERENCES = "callcat_preferences";

  private final PgSubscriber subscriber;

  Notices(PgSubscriber subscriber) {
    this.subscriber = subscriber;
  }

  /// Sets the listeners of a channel. To be called before [#start].
  ///
  /// @param gap called whenever the connection is open (again), because notifications may have been
  ///   missed before
  void on(String channel, Handler<String> notice, Runnable gap) {
    subscriber.channel(channel).subscribeHandler(_ -> gap.run()).handler(notice);
  }

  Future<Void> start() {
    return subscriber.connect();
  }

  /// Whether notifications arrive now.
  boolean arrive() {
    return subscriber.actualConnection() != null;
  }

  Future<Void> stop() {
    return subscriber.close();
  }
}
