package com.callcat.testing;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/// The users verticle, as far as a call that is dialled needs it.
public final class FakePreferences extends VerticleBase {
  /// What every user wishes; null when the database is away.
  public volatile @Nullable Preferences preferences = Preferences.DEFAULT;

  @Override
  public Future<?> start() {
    return Bus.of(vertx).serve("users", UserRequest.RecallPreferences.class, this::answer);
  }

  private Future<Preferences> answer(UserRequest.RecallPreferences request) {
    var answer = preferences;
    return answer == null
        ? Future.failedFuture(new ProblemException(new Problem.Unavailable("users")))
        : Future.succeededFuture(answer);
  }
}
