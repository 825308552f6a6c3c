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

/// The typed event bus. Requests are answered within the process. Messages that are published, or
/// sent to a process by its name, go through the whole cluster unless a method says otherwise.
public interface Bus {

  /// Sends a request within this process; the future completes with the answer.
  ///
  /// @return fails with a [ProblemException], which is Unavailable if no answer came in time
  <A> Future<A> ask(Request<A> request);

  /// The same, with another priority than the request usually has.
  <A> Future<A> ask(Request<A> request, Priority priority);

  /// Handles the requests to an address. A request is answered even if the handler throws. It is
  /// dropped if its deadline has passed before the handler gets it.
  ///
  /// @param type of the requests to this address
  /// @param handler gets the request, and the deadline until which the asker waits
  <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, BiFunction<R, Deadline, ? extends Future<?>> handler);

  /// The same for a handler that needs no deadline, because it starts on a request at once.
  default <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, Function<R, ? extends Future<?>> handler) {
    return serve(address, type, (request, deadline) -> handler.apply(request));
  }

  /// Has a process of the cluster handle a due call.
  ///
  /// @return the answer of the process; empty if it answered that it cannot. Fails with a
  ///   [ProblemException] if it has not answered after some seconds, because it may be dead or hang
  Future<Optional<LineUse>> handOver(String process, HandlerRequest.Due due);

  /// Handles the due calls that are handed to this process.
  Future<Void> onHandOver(String process, Function<HandlerRequest.Due, Future<LineUse>> handler);

  void tell(String process, ProcessMessage message);

  /// Listens to all messages of one type that are sent to this process.
  ///
  /// @param process the name of this process
  <M extends ProcessMessage> Future<Void> onTold(
      String process, Class<M> type, Consumer<M> listener);

  /// Publishes within this process that it has written a call.
  void publish(CallWritten change);

  Future<Void> onCallWritten(Consumer<CallWritten> listener);

  /// Publishes within this process that another one has written a call.
  void publish(CallOvertaken call);

  Future<Void> onCallOvertaken(Consumer<CallOvertaken> listener);

  /// Tells the event streams of this process that a journal has grown.
  void publish(JournalGrown news);

  Future<Void> onJournalGrown(Consumer<JournalGrown> listener);

  /// Publishes to all processes which users' journals this one follows.
  void publish(JournalsFollowed followed);

  /// Listens to these messages of all processes.
  Future<Void> onJournalsFollowed(Consumer<JournalsFollowed> listener);

  /// Publishes the health of Retell: within this process if it is well, to all processes if it is
  /// not.
  void publish(ProviderHealth health);

  Future<Void> onProviderHealth(Consumer<ProviderHealth> listener);

  /// Registers the codecs. To be called once for each Vert.x instance, before any verticle is
  /// deployed.
  static void register(Vertx vertx) {
    Wire.CODECS.forEach(vertx.eventBus()::registerCodec);
  }

  static Bus of(Vertx vertx) {
    return new VertxBus(vertx.eventBus(), Request::patience);
  }

  /// A bus on which every request has the same timeout instead of its own.
  static Bus patient(Vertx vertx, Duration patience) {
    return new VertxBus(vertx.eventBus(), _ -> patience);
  }
}
