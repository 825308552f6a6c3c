package com.callcat.bus;

import java.time.Duration;
import java.util.List;

/// The requests to the HTTP router about tokens. These are requests and not published messages, so
/// that the end of a session is answered only when its tokens are refused.
public sealed interface TokenRequest<A> extends Request<A> {
  String ADDRESS = "tokens";

  @Override
  default String address() {
    return ADDRESS;
  }

  @Override
  default Duration patience() {
    return Duration.ofSeconds(5);
  }

  /// Has every router instance of this process refuse the access tokens of these sessions from now
  /// on.
  record Refuse(List<EndedSession> sessions) implements TokenRequest<Done> {
    public Refuse {
      sessions = List.copyOf(sessions);
    }
  }
}
