package com.callcat.proof;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Timer;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A Vert.x whose timers go by hand: a pause is over at once, and what is periodic happens when it
/// is told to. All else is the real one.
final class CrankedVertx {
  private final Vertx real;
  private final Map<Long, Handler<Long>> periodic = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  CrankedVertx(Vertx real) {
    this.real = real;
  }

  Vertx vertx() {
    return proxy(Vertx.class, this::call);
  }

  /// Lets everything periodic happen once.
  void turn() {
    periodic.forEach((id, handler) -> handler.handle(id));
  }

  private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Exception {
    return switch (method.getName()) {
      case "setPeriodic" -> setPeriodic(arguments);
      case "cancelTimer" -> periodic.remove((Long) arguments[0]) != null;
      case "timer" -> proxy(Timer.class, Future.<Void>succeededFuture());
      default -> method.invoke(real, arguments);
    };
  }

  @SuppressWarnings("unchecked") // what setPeriodic takes
  private long setPeriodic(@Nullable Object[] arguments) {
    var id = lastId.incrementAndGet();
    periodic.put(id, (Handler<Long>) arguments[arguments.length - 1]);
    return id;
  }

  private static Timer proxy(Class<Timer> type, Future<Void> passed) {
    return proxy(type, (method, arguments) -> method.invoke(passed, arguments));
  }

  private interface Calls {
    @Nullable Object call(Method method, @Nullable Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return calls.call(method, arguments == null ? new Object[0] : arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
