package com.callcat.users;

import com.callcat.bus.EndedSession;
import java.util.UUID;

/// The result of an attempt to refresh a session.
sealed interface Renewal {

  /// The token was valid, or was used a moment ago. There is a new one.
  record Renewed(UUID session, User user) implements Renewal {}

  /// The token was used longer ago, so its session was ended.
  record Condemned(EndedSession session) implements Renewal {}

  /// The token is unknown or expired, or its session had ended.
  record Refused() implements Renewal {}
}
