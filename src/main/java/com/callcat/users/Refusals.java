package com.callcat.users;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.TokenRequest.Refuse;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the router refuse the access tokens of ended sessions, so that the router need not ask the
/// database with each request. Other processes report the sessions that they end by notifications.
/// From time to time ended sessions are also read from the database, in case a notification was
/// lost.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Pattern NOTICE = Pattern.compile("([0-9a-f-]{36}) (\\d{1,18})");

  /// How much the clocks of two processes may differ, plus the time that a statement may take.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Bus bus;
  private final SessionTable table;
  private final InstantSource clock;
  private final Duration tokenLife;
  private Instant readUntil;
  private boolean reading;

  /// @param tokenLife how long an access token is valid
  Refusals(Bus bus, SessionTable table, InstantSource clock, Duration tokenLife) {
    this.bus = bus;
    this.table = table;
    this.clock = clock;
    this.tokenLife = tokenLife;
    this.readUntil = clock.instant();
  }

  /// Until when the access tokens of a session that ends now must be refused. A process whose clock
  /// is ahead may issue one at this moment.
  Instant until(Instant now) {
    return now.plus(tokenLife).plus(SLACK);
  }

  /// Has the routers of this process refuse the tokens; completes when they do.
  Future<?> tell(List<EndedSession> ended) {
    return ended.isEmpty() ? Future.succeededFuture(Done.DONE) : bus.ask(new Refuse(ended));
  }

  /// Handles the notification that a process has ended a session.
  void hear(String notice) {
    var told = NOTICE.matcher(notice);
    if (!told.matches()) {
      LOG.warn("a notice that is none of ours was ignored");
      return;
    }
    var until = Instant.ofEpochMilli(Long.parseLong(told.group(2)));
    // The bus has logged a failure; the next reading of the database repairs it.
    var _ = tell(List.of(new EndedSession(UUID.fromString(told.group(1)), until)));
  }

  /// Reads the sessions that have ended since the last reading.
  void readAgain() {
    if (reading) {
      return;
    }
    reading = true;
    var now = clock.instant();
    table
        .endedSince(readUntil.minus(SLACK), now)
        .compose(this::tell)
        .onSuccess(_ -> readUntil = now)
        .onComplete(_ -> reading = false);
  }
}
