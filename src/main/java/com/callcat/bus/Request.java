package com.callcat.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A question to a verticle.
///
/// @param <A> what the answer is; a failure is a [com.callcat.call.ProblemException]
public sealed interface Request<A>
    permits AnalysisRequest,
        StoreRequest,
        UserRequest,
        TokenRequest,
        HandlerRequest,
        DispatchRequest,
        RetellRequest {

  /// Where the verticle that answers listens.
  String address();

  /// How urgent it is; null when it is as urgent as what it is asked for.
  default @Nullable Priority priority() {
    return null;
  }

  /// How long the asker waits before it takes the answer for lost.
  Duration patience();
}
