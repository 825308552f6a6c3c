package com.callcat.users;

import com.callcat.bus.EndedSession;
import java.util.UUID;

/// The result of an attempt to refresh a session.
sealed interface Renewal {

  /// The token was good, or spent a moment ago; the next one is in its place.
  record Renewed(UUID session, User user) implements Renewal {}

  /// The token had been spent longer ago, so its session has ended.
  record Condemned(EndedSession session) implements Renewal {}

  /// The token is unknown, expired, or of a session that had ended.
  record Refused() implements Renewal {}
}
