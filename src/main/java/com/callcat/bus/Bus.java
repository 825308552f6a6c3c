package com.callcat.bus;

import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// The typed way over the event bus. Requests stay in their process; what is published, and what is
/// said to a process by its name, goes through the whole cluster if there is one.
public interface Bus {

  /// Asks within this process, and waits for the answer.
  ///
  /// @return the answer; else a [ProblemException], Unavailable when none came in time
  <A> Future<A> ask(Request<A> request);

  /// The same for a request that is not as urgent as it usually is.
  <A> Future<A> ask(Request<A> request, Priority priority);

  /// Answers every request at an address, also when the handler throws. One that is taken up only
  /// when its asker has stopped waiting is dropped.
  ///
  /// @param type what arrives there
  /// @param handler is told until when the asker waits
  <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, BiFunction<R, Deadline, ? extends Future<?>> handler);

  /// The same for whoever begins with a request at once.
  default <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, Function<R, ? extends Future<?>> handler) {
    return serve(address, type, (request, deadline) -> handler.apply(request));
  }

  /// Has a process of the cluster look at a due call.
  ///
  /// @return what it said, or nothing when it said that it cannot; else a [ProblemException] after
  ///   seconds, for it may be dead, or stand still
  Future<Optional<LineUse>> handOver(String process, HandlerRequest.Due due);

  /// Looks at the due calls that are handed to this process.
  Future<Void> onHandOver(String process, Function<HandlerRequest.Due, Future<LineUse>> handler);

  void tell(String process, ProcessMessage message);

  /// Hears every message of one type that is told to this process.
  ///
  /// @param process its name
  <M extends ProcessMessage> Future<Void> onTold(
      String process, Class<M> type, Consumer<M> listener);

  /// Tells this process that it has written a call.
  void publish(CallWritten change);

  Future<Void> onCallWritten(Consumer<CallWritten> listener);

  /// Tells this process that another one has written a call.
  void publish(CallOvertaken call);

  Future<Void> onCallOvertaken(Consumer<CallOvertaken> listener);

  /// Tells the event streams of this process that a journal has grown.
  void publish(JournalGrown news);

  Future<Void> onJournalGrown(Consumer<JournalGrown> listener);

  /// Tells all processes whose journals are followed in this one.
  void publish(JournalsFollowed followed);

  /// Hears what is told to all processes.
  Future<Void> onJournalsFollowed(Consumer<JournalsFollowed> listener);

  /// Tells how Retell is: this process when it is well, all processes when it is not.
  void publish(ProviderHealth health);

  Future<Void> onProviderHealth(Consumer<ProviderHealth> listener);

  /// Call it once for each Vert.x, before any verticle is deployed.
  static void register(Vertx vertx) {
    Wire.CODECS.forEach(vertx.eventBus()::registerCodec);
  }

  static Bus of(Vertx vertx) {
    return new VertxBus(vertx.eventBus(), Request::patience);
  }

  /// One by which every question waits for its answer as long as is said here.
  static Bus patient(Vertx vertx, Duration patience) {
    return new VertxBus(vertx.eventBus(), _ -> patience);
  }
}
