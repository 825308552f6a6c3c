package com.callcat.bus;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/// The priority of a request, where there is no room for all: the first of these goes first. It
/// goes with a question over the bus, and with whatever is asked for the sake of its answer.
public enum Precedence {
  /// What a process lives by: that it leads, and that its database answers.
  VITAL,
  /// What Retell says of a call, which it says only a few times.
  RETELL,
  /// What has a call dialled in time.
  DIALLING,
  /// What a user waits for.
  USER,
  /// What comes again by itself.
  UPKEEP;

  /// That of the question which is being answered here; that of a user where there is none, for
  /// their requests come from outside the bus.
  public static Precedence here() {
    var known = known();
    return known == null ? USER : known;
  }

  /// Null where no question is being answered.
  static @Nullable Precedence known() {
    var context = Vertx.currentContext();
    return context == null ? null : Local.PRECEDENCE.get(context);
  }

  /// That of all that is asked from here on, in this context.
  void enter() {
    var context = Vertx.currentContext();
    if (context != null) {
      Local.PRECEDENCE.put(context, this);
    }
  }

  /// Keeps it in the context of each question, as Vert.x wants it: registered before any context is
  /// made.
  public static final class Local implements VertxServiceProvider {
    private static final ContextLocal<Precedence> PRECEDENCE =
        ContextLocal.registerLocal(Precedence.class);

    /// The class is loaded, which is all that is needed.
    @Override
    public void init(VertxBootstrap bootstrap) {}
  }
}
