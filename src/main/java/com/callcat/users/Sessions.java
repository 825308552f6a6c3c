package com.callcat.users;

import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.EndedSessions;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Refreshes sessions, and ends them.
final class Sessions {
  private final SessionTable table;
  private final RefreshTokens tokens;
  private final Refusals refusals;
  private final Duration grace;
  private final InstantSource clock;

  /// @param grace how long a used refresh token is still accepted, for a client that has sent two
  ///   requests at once, or has not got the answer
  Sessions(
      SessionTable table,
      RefreshTokens tokens,
      Refusals refusals,
      Duration grace,
      InstantSource clock) {
    this.table = table;
    this.tokens = tokens;
    this.refusals = refusals;
    this.grace = grace;
    this.clock = clock;
  }

  Future<Session> refresh(Refresh refresh) {
    var next = tokens.next();
    var now = next.createdAt();
    return table
        .renew(
            RefreshTokens.hash(refresh.refreshToken()), next, now.minus(grace), refusals.until(now))
        .compose(
            renewal ->
                switch (renewal) {
                  case Renewal.Renewed(var session, var user) ->
                      Future.succeededFuture(new Session(session, user.profile(), next.value()));
                  case Renewal.Condemned(var session) ->
                      refusals.tell(List.of(session)).compose(_ -> refused());
                  case Renewal.Refused() -> refused();
                });
  }

  private static Future<Session> refused() {
    return Future.failedFuture(
        new ProblemException(new Problem.Unauthenticated("refresh token refused")));
  }

  /// Ends a session. Also succeeds if it has ended already.
  Future<Done> end(EndSession end) {
    var now = clock.instant();
    var until = later(end.expiresAt(), refusals.until(now));
    return table
        .end(end, now, until)
        .compose(_ -> refusals.tell(List.of(new EndedSession(end.session(), until))))
        .map(Done.DONE);
  }

  Future<EndedSessions> ended() {
    return table.endedSince(Instant.EPOCH, clock.instant()).map(EndedSessions::new);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
