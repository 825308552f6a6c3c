package com.callcat.bus;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/// How urgent a request is. When the database cannot take all requests at once, those with the
/// priority that is declared first are sent first. A request over the bus carries its priority, and
/// every further request that is made to answer it has the same one.
public enum Priority {
  /// What a process cannot work without: keeping the leader's lease, and finding out whether the
  /// database answers.
  VITAL,
  /// A report of Retell about a call. Retell delivers it only a few times.
  RETELL,
  /// Work without which a call is dialled too late.
  DIALLING,
  /// A request whose answer a user waits for.
  USER,
  /// Work that the engine repeats by itself, so that nothing is lost when it is refused once.
  UPKEEP;

  /// The priority of the bus request that is being answered in the current Vert.x context. It is
  /// [#USER] if there is none: users' requests come over HTTP, not over the bus.
  public static Priority here() {
    var known = known();
    return known == null ? USER : known;
  }

  /// Like [#here()], but null if no bus request with a priority is being answered.
  static @Nullable Priority known() {
    var context = Vertx.currentContext();
    return context == null ? null : Local.PRIORITY.get(context);
  }

  /// Gives this priority to all further requests that are made in the current Vert.x context.
  void enter() {
    var context = Vertx.currentContext();
    if (context != null) {
      Local.PRIORITY.put(context, this);
    }
  }

  /// Stores the priority in the Vert.x context of each request. Vert.x loads this class as a
  /// service, because such a local must be registered before the first context is made.
  public static final class Local implements VertxServiceProvider {
    private static final ContextLocal<Priority> PRIORITY =
        ContextLocal.registerLocal(Priority.class);

    /// Does nothing: loading the class has registered the local.
    @Override
    public void init(VertxBootstrap bootstrap) {}
  }
}
