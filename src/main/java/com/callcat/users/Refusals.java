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

/// Has the router refuse the access tokens of ended sessions, so that it need not ask the database
/// at each request. It learns of those that other processes end by a notice, and reads again from
/// time to time what a lost notice would have said.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Pattern NOTICE = Pattern.compile("([0-9a-f-]{36}) (\\d{1,18})");

  /// By how much the clocks of two processes may differ, together with what a statement may take.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Bus bus;
  private final SessionTable table;
  private final InstantSource clock;
  private final Duration tokenLife;
  private Instant readUntil;
  private boolean reading;

  /// @param tokenLife how long an access token is good
  Refusals(Bus bus, SessionTable table, InstantSource clock, Duration tokenLife) {
    this.bus = bus;
    this.table = table;
    this.clock = clock;
    this.tokenLife = tokenLife;
    this.readUntil = clock.instant();
  }

  /// When the last access token of a session that ends now has expired. One may be issued at the
  /// very moment, by a process whose clock is ahead.
  Instant until(Instant now) {
    return now.plus(tokenLife).plus(SLACK);
  }

  /// Succeeds when the tokens are refused in this process.
  Future<?> tell(List<EndedSession> ended) {
    return ended.isEmpty() ? Future.succeededFuture(Done.DONE) : bus.ask(new Refuse(ended));
  }

  /// Another process, or this one, has ended a session.
  void hear(String notice) {
    var told = NOTICE.matcher(notice);
    if (!told.matches()) {
      LOG.warn("a notice that is none of ours was ignored");
      return;
    }
    var until = Instant.ofEpochMilli(Long.parseLong(told.group(2)));
    // A failure has been logged by the bus; the next reading makes up for it.
    var _ = tell(List.of(new EndedSession(UUID.fromString(told.group(1)), until)));
  }

  /// Reads what has ended since the last reading.
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
