package com.callcat.http;

import com.callcat.bus.EndedSession;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The ended sessions whose access tokens are refused, for all routers of this process. A session
/// is forgotten when the last of its tokens has expired. So there are never more of them than end
/// within the lifetime of a token.
final class EndedSessions {
  private final InstantSource clock;
  private final Cache<UUID, Instant> sessions;

  EndedSessions(InstantSource clock) {
    this.clock = clock;
    this.sessions =
        Caffeine.newBuilder()
            .expireAfter(
                Expiry.<UUID, Instant>writing(
                    (session, until) -> Duration.between(clock.instant(), until)))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  void add(EndedSession session) {
    if (session.until().isAfter(clock.instant())) {
      sessions.put(session.id(), session.until());
    }
  }

  boolean has(UUID session) {
    return sessions.getIfPresent(session) != null;
  }

  /// The number of sessions.
  long size() {
    sessions.cleanUp();
    return sessions.estimatedSize();
  }
}
