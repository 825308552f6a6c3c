package com.callcat.simulation;

import com.callcat.bus.Bus;
import com.callcat.bus.CallOvertaken;
import com.callcat.bus.CallWritten;
import com.callcat.bus.Deadline;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.JournalGrown;
import com.callcat.bus.JournalsFollowed;
import com.callcat.bus.Priority;
import com.callcat.bus.ProcessMessage;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.Request;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bus of one simulated process. It sends requests to the simulated database and Retell, and
/// messages to the other processes.
final class SimulatedBus implements Bus {
  private static final Duration HAND_OVER_PATIENCE = Duration.ofSeconds(3);

  private final SimulatedWorld world;
  private final SimulatedProcess process;
  private final Map<String, Function<Request<?>, Future<?>>> services = new HashMap<>();
  private final List<Consumer<CallWritten>> changes = new ArrayList<>();
  private final List<Consumer<ProviderHealth>> healths = new ArrayList<>();
  private final Map<Class<?>, Consumer<ProcessMessage>> toldHere = new HashMap<>();
  private @Nullable Function<HandlerRequest.Due, Future<LineUse>> handOver;

  SimulatedBus(SimulatedWorld world, SimulatedProcess process) {
    this.world = world;
    this.process = process;
  }

  @Override
  @SuppressWarnings("unchecked") // as on the real bus
  public <A> Future<A> ask(Request<A> request) {
    return answered(request.patience(), () -> (Future<A>) serve(request));
  }

  /// Ignores the priority, because the simulated database takes any number of requests.
  @Override
  public <A> Future<A> ask(Request<A> request, Priority priority) {
    return ask(request);
  }

  /// Delays a request and its answer. The answer reaches only a process that still lives.
  private <A> Future<A> answered(Duration patience, Supplier<Future<A>> question) {
    var answer = Promise.<A>promise();
    var tooLate = process.after(patience, () -> answer.tryFail(unavailable()));
    process.after(
        hop(),
        () ->
            question
                .get()
                .onComplete(
                    told ->
                        process.after(
                            hop(),
                            () -> {
                              tooLate.cancel();
                              tell(answer, told);
                            })));
    return answer.future();
  }

  /// Delivers an answer, unless its request has timed out.
  private static <A> void tell(Promise<A> answer, AsyncResult<A> told) {
    if (told.succeeded()) {
      answer.tryComplete(told.result());
    } else {
      answer.tryFail(told.cause());
    }
  }

  private Future<?> serve(Request<?> request) {
    return switch (request) {
      case StoreRequest<?> asked -> world.database().answer(process, asked);
      case RetellRequest<?> asked -> world.provider().answer(process, asked);
      default -> Objects.requireNonNull(services.get(request.address())).apply(request);
    };
  }

  private Duration hop() {
    return world.luck().millis(0, 2);
  }

  private static ProblemException unavailable() {
    return new ProblemException(new Problem.Unavailable("nobody"));
  }

  @Override
  public <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, BiFunction<R, Deadline, ? extends Future<?>> handler) {
    services.put(address, request -> handler.apply(type.cast(request), Deadline.NEVER));
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<LineUse>> handOver(String name, HandlerRequest.Due due) {
    return answered(HAND_OVER_PATIENCE, () -> handedOver(name, due));
  }

  /// Hands a call to another process. An answer that it cannot take the call is an answer too.
  private Future<Optional<LineUse>> handedOver(String name, HandlerRequest.Due due) {
    var answer = Promise.<Optional<LineUse>>promise();
    reach(name, other -> other.lookAt(due, answer));
    return answer.future();
  }

  private void lookAt(HandlerRequest.Due due, Promise<Optional<LineUse>> answer) {
    if (!process.hangs()) {
      Objects.requireNonNull(handOver)
          .apply(due)
          .map(Optional::of)
          .otherwise(Optional.empty())
          .onComplete(answer);
    }
  }

  @Override
  public Future<Void> onHandOver(
      String name, Function<HandlerRequest.Due, Future<LineUse>> handler) {
    handOver = handler;
    return Future.succeededFuture();
  }

  @Override
  public void tell(String name, ProcessMessage message) {
    reach(name, other -> other.toldHere(message));
  }

  private void toldHere(ProcessMessage message) {
    var listener = toldHere.get(message.getClass());
    if (listener != null) {
      listener.accept(message);
    }
  }

  @Override
  public <M extends ProcessMessage> Future<Void> onTold(
      String name, Class<M> type, Consumer<M> listener) {
    toldHere.put(type, message -> listener.accept(type.cast(message)));
    return Future.succeededFuture();
  }

  /// Delivers a message to another process, if that lives and the message is not lost.
  private void reach(String name, Consumer<SimulatedBus> message) {
    if (world.weather().clustered() && !world.luck().has(world.weather().messageLost())) {
      world.count("message to one");
      world.processes().stream()
          .filter(each -> each.toString().equals(name))
          .forEach(each -> each.after(hop(), () -> message.accept(each.bus())));
    }
  }

  @Override
  public void publish(CallWritten change) {
    process.after(hop(), () -> changes.forEach(it -> it.accept(change)));
  }

  @Override
  public Future<Void> onCallWritten(Consumer<CallWritten> listener) {
    changes.add(listener);
    return Future.succeededFuture();
  }

  @Override
  public void publish(ProviderHealth health) {
    if (health == ProviderHealth.WELL) {
      process.after(hop(), () -> healths.forEach(it -> it.accept(health)));
    } else {
      publish(bus -> bus.healths, health);
    }
  }

  @Override
  public Future<Void> onProviderHealth(Consumer<ProviderHealth> listener) {
    healths.add(listener);
    return Future.succeededFuture();
  }

  private <T> void publish(Function<SimulatedBus, List<Consumer<T>>> listeners, T message) {
    for (var each : world.processes()) {
      var arrives =
          each == process
              || (world.weather().clustered() && !world.luck().has(world.weather().messageLost()));
      if (arrives) {
        if (each != process) {
          world.count("message to all");
        }
        each.after(hop(), () -> listeners.apply(each.bus()).forEach(it -> it.accept(message)));
      }
    }
  }

  /// Never called: the journal, which publishes this, is not simulated.
  @Override
  public void publish(CallOvertaken call) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> onCallOvertaken(Consumer<CallOvertaken> listener) {
    throw new UnsupportedOperationException();
  }

  /// Never called: live events are not simulated.
  @Override
  public void publish(JournalGrown news) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> onJournalGrown(Consumer<JournalGrown> listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void publish(JournalsFollowed followed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> onJournalsFollowed(Consumer<JournalsFollowed> listener) {
    throw new UnsupportedOperationException();
  }
}
