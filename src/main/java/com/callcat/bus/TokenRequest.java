package com.callcat.bus;

import java.time.Duration;
import java.util.List;

/// What the HTTP router is told of tokens. It is asked and not told by a publication, so that
/// whoever ends a session can answer when its tokens are refused, and not before.
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

  /// Refuses the access tokens of sessions from now on, whichever router gets them.
  record Refuse(List<EndedSession> sessions) implements TokenRequest<Done> {
    public Refuse {
      sessions = List.copyOf(sessions);
    }
  }
}
