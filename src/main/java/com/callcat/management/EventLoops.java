package com.callcat.management;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.Status;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Checks whether the event loops of this process run: each gets a task and has some time to run
/// it. A loop that does not is probably blocked for ever, and with it every call and request that
/// it serves. Nothing else is checked.
final class EventLoops {
  private final Vertx vertx;
  private final Context asker;
  private final Duration patience;

  /// @param asker the context on which the result is delivered
  EventLoops(Vertx vertx, Context asker, Duration patience) {
    this.vertx = vertx;
    this.asker = asker;
    this.patience = patience;
  }

  /// Runs the check. Never fails.
  Future<Status> check() {
    var turns = all().map(this::turn).toList();
    var tooLong = vertx.timer(patience.toMillis());
    return Future.any(Future.all(turns), tooLong)
        .onComplete(_ -> tooLong.cancel())
        .map(_ -> status(turns));
  }

  /// All event loops. Vert.x offers no other way to get them, and decides itself which verticle
  /// runs on which.
  private Stream<EventExecutor> all() {
    var loops = ((VertxInternal) vertx).nettyEventLoopGroup();
    return StreamSupport.stream(loops.spliterator(), false);
  }

  private Future<Void> turn(EventExecutor loop) {
    var turned = Promise.<Void>promise();
    loop.execute(() -> asker.runOnContext(_ -> turned.complete()));
    return turned.future();
  }

  private static Status status(List<Future<Void>> turns) {
    var blocked = turns.stream().filter(turn -> !turn.isComplete()).count();
    return new Status()
        .setOk(blocked == 0)
        .setData(new JsonObject().put("eventLoops", turns.size()).put("blocked", blocked));
  }
}
