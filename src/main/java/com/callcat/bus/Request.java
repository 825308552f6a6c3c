package com.callcat.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request to a verticle.
///
/// @param <A> the type of the answer; a failure is a [com.callcat.call.ProblemException]
public sealed interface Request<A>
    permits AnalysisRequest,
        StoreRequest,
        UserRequest,
        TokenRequest,
        HandlerRequest,
        DispatchRequest,
        RetellRequest {

  /// The address at which the verticle that answers it listens.
  String address();

  /// How urgent it is; null if it has the priority of the request that it is made for.
  default @Nullable Priority priority() {
    return null;
  }

  /// How long the asker waits for the answer before it counts as lost.
  Duration patience();
}
