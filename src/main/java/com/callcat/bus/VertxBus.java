package com.callcat.bus;

import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Bus] on Vert.x' event bus. No other class uses the event bus.
final class VertxBus implements Bus {
  private static final Logger LOG = LoggerFactory.getLogger(VertxBus.class);
  private static final String HAND_OVER = "calls.due.";
  private static final String PRESENCE = "members.";
  private static final String WRITTEN = "calls.changed.";
  private static final String APPENDED = "journal.appended.";
  private static final String GROWN = "changes.kept.";
  private static final String FOLLOWED = "journal.followed.";
  private static final String HEALTH = "retell.health";
  private static final String HEALTH_FOR = "retell.health.";

  /// How messages of one type are sent to a process.
  ///
  /// @param prefix of the address, before the name of the process
  private record Route(String prefix, WireCodec<?> codec) {
    private static final Map<Class<? extends ProcessMessage>, Route> ROUTES =
        Map.of(
            CallWritten.class, new Route(WRITTEN, Wire.CALL_WRITTEN),
            EntryAppended.class, new Route(APPENDED, Wire.ENTRY_APPENDED),
            JournalGrown.class, new Route(GROWN, Wire.JOURNAL_GROWN),
            JournalsFollowed.class, new Route(FOLLOWED, Wire.JOURNALS_FOLLOWED),
            Presence.class, new Route(PRESENCE, Wire.PRESENCE),
            ProviderHealth.class, new Route(HEALTH_FOR, Wire.PROVIDER_HEALTH));

    static Route of(Class<? extends ProcessMessage> type) {
      return Objects.requireNonNull(ROUTES.get(type), type::getSimpleName);
    }
  }

  /// A request as it is sent over the event bus.
  ///
  /// @param deadline when the asker stops waiting
  /// @param priority null if it is not known
  private record Asked(Request<?> request, Deadline deadline, @Nullable Priority priority) {

    @Override
    public String toString() {
      return request.getClass().getSimpleName();
    }
  }

  /// A process that does not answer within this time is dead, or hangs.
  private static final Duration HAND_OVER_PATIENCE = Duration.ofSeconds(3);

  /// A due call begins a trace. Everything else belongs to the current trace, if there is one.
  private static final TracingPolicy BEGINS = TracingPolicy.ALWAYS;

  private final EventBus eventBus;
  private final Function<Request<?>, Duration> patience;

  VertxBus(EventBus eventBus, Function<Request<?>, Duration> patience) {
    this.eventBus = eventBus;
    this.patience = patience;
  }

  @Override
  public <A> Future<A> ask(Request<A> request) {
    var own = request.priority();
    return send(request, own == null ? Priority.known() : own);
  }

  @Override
  public <A> Future<A> ask(Request<A> request, Priority priority) {
    return send(request, priority);
  }

  @SuppressWarnings("unchecked") // the one cast: `serve` answers an A to a Request<A>
  private <A> Future<A> send(Request<A> request, @Nullable Priority priority) {
    var longest = patience.apply(request);
    var asked = new Asked(request, Deadline.in(longest), priority);
    return eventBus
        .<Object>request(request.address(), asked, options(request, longest))
        .map(reply -> (A) reply.body())
        .recover(failure -> Future.failedFuture(problem(request.address(), failure)));
  }

  @Override
  public <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, BiFunction<R, Deadline, ? extends Future<?>> handler) {
    var consumer = eventBus.<Asked>localConsumer(address);
    consumer.handler(
        message -> {
          var asked = message.body();
          if (asked.deadline.hasPassed()) {
            LOG.warn("{} came too late to {}", asked, address);
          } else {
            if (asked.priority != null) {
              asked.priority.enter();
            }
            answer(message, local(), () -> handler.apply(type.cast(asked.request), asked.deadline));
          }
        });
    return consumer.completion();
  }

  @Override
  public Future<Optional<LineUse>> handOver(String process, HandlerRequest.Due due) {
    var address = HAND_OVER + process;
    var options =
        over(Wire.DUE).setSendTimeout(HAND_OVER_PATIENCE.toMillis()).setTracingPolicy(BEGINS);
    return eventBus
        .<LineUse>request(address, due, options)
        .map(Message::body)
        .map(Optional::of)
        .recover(
            failure ->
                answered(failure)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(problem(address, failure)));
  }

  private static boolean answered(Throwable failure) {
    return failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE;
  }

  @Override
  public Future<Void> onHandOver(
      String process, Function<HandlerRequest.Due, Future<LineUse>> handler) {
    var consumer = eventBus.<HandlerRequest.Due>consumer(HAND_OVER + process);
    consumer.handler(
        message -> answer(message, over(Wire.LINE_USE), () -> handler.apply(message.body())));
    return consumer.completion();
  }

  @Override
  public void tell(String process, ProcessMessage message) {
    var route = Route.of(message.getClass());
    eventBus.send(route.prefix + process, message, over(route.codec));
  }

  @Override
  public <M extends ProcessMessage> Future<Void> onTold(
      String process, Class<M> type, Consumer<M> listener) {
    return listen(eventBus.consumer(Route.of(type).prefix + process), listener);
  }

  @Override
  public void publish(CallWritten change) {
    eventBus.publish(CallWritten.ADDRESS, change, over(Wire.CALL_WRITTEN).setLocalOnly(true));
  }

  @Override
  public Future<Void> onCallWritten(Consumer<CallWritten> listener) {
    return listen(eventBus.localConsumer(CallWritten.ADDRESS), listener);
  }

  @Override
  public void publish(CallOvertaken call) {
    eventBus.publish(CallOvertaken.ADDRESS, call, local());
  }

  @Override
  public Future<Void> onCallOvertaken(Consumer<CallOvertaken> listener) {
    return listen(eventBus.localConsumer(CallOvertaken.ADDRESS), listener);
  }

  @Override
  public void publish(JournalGrown news) {
    eventBus.publish(JournalGrown.ADDRESS, news, over(Wire.JOURNAL_GROWN).setLocalOnly(true));
  }

  @Override
  public Future<Void> onJournalGrown(Consumer<JournalGrown> listener) {
    return listen(eventBus.localConsumer(JournalGrown.ADDRESS), listener);
  }

  @Override
  public void publish(JournalsFollowed followed) {
    eventBus.publish(JournalsFollowed.ADDRESS, followed, over(Wire.JOURNALS_FOLLOWED));
  }

  @Override
  public Future<Void> onJournalsFollowed(Consumer<JournalsFollowed> listener) {
    return listen(eventBus.consumer(JournalsFollowed.ADDRESS), listener);
  }

  @Override
  public void publish(ProviderHealth health) {
    var here = health == ProviderHealth.WELL;
    eventBus.publish(HEALTH, health, over(Wire.PROVIDER_HEALTH).setLocalOnly(here));
  }

  @Override
  public Future<Void> onProviderHealth(Consumer<ProviderHealth> listener) {
    return listen(eventBus.consumer(HEALTH), listener);
  }

  private static <T> Future<Void> listen(MessageConsumer<T> consumer, Consumer<T> listener) {
    consumer.handler(message -> listener.accept(message.body()));
    return consumer.completion();
  }

  private interface Answering {
    Future<?> answer();
  }

  private static void answer(Message<?> message, DeliveryOptions options, Answering handler) {
    Future<?> answer;
    try {
      answer = handler.answer();
    } catch (RuntimeException thrown) {
      answer = Future.failedFuture(thrown);
    }
    answer.onComplete(
        result -> message.reply(result, options), failure -> fail(message, options, failure));
  }

  /// Answers with a failure. Within the process the problem itself is returned; another process
  /// gets only its message.
  private static void fail(Message<?> message, DeliveryOptions options, Throwable failure) {
    var problem = problem(message, failure);
    if (options.isLocalOnly()) {
      message.reply(new Failure(problem), options);
    } else {
      message.fail(0, problem.getMessage());
    }
  }

  private static ProblemException problem(Message<?> message, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known;
    }
    LOG.error(
        "{} failed at {}",
        message.body() instanceof Asked asked ? asked : message.body().getClass().getSimpleName(),
        message.address(),
        failure);
    return new ProblemException(new Problem.Unavailable(message.address()));
  }

  private static Throwable problem(String address, Throwable failure) {
    return switch (failure) {
      case Failure known -> known.problem;
      case ReplyException lost -> {
        LOG.warn("no answer from {}: {}", address, lost.failureType());
        yield new ProblemException(new Problem.Unavailable(address));
      }
      default -> failure;
    };
  }

  private static DeliveryOptions options(Request<?> request, Duration patience) {
    var options = local().setSendTimeout(patience.toMillis());
    return request instanceof HandlerRequest.Due ? options.setTracingPolicy(BEGINS) : options;
  }

  private static DeliveryOptions local() {
    return new DeliveryOptions().setLocalOnly(true).setCodecName(LocalCodec.NAME);
  }

  private static DeliveryOptions over(WireCodec<?> codec) {
    return new DeliveryOptions().setCodecName(codec.name());
  }

  /// A problem as a reply: Vert.x fails a request if its reply is a ReplyException.
  private static final class Failure extends ReplyException {
    private final transient ProblemException problem;

    Failure(ProblemException problem) {
      super(ReplyFailure.RECIPIENT_FAILURE, problem.getMessage());
      this.problem = problem;
    }
  }
}
