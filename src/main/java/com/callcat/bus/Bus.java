package com.callcat.bus;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The typed way over the event bus, and the only place that touches it. Messages stay in this
/// process and are handed over as they are; [ChangesKept] alone goes to every process of a cluster.
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private final EventBus eventBus;

  private Bus(EventBus eventBus) {
    this.eventBus = eventBus;
  }

  /// Call it once for each Vert.x, before any verticle is deployed.
  public static void register(Vertx vertx) {
    vertx.eventBus().registerCodec(new LocalCodec()).registerCodec(new ChangesKeptCodec());
  }

  public static Bus of(Vertx vertx) {
    return new Bus(vertx.eventBus());
  }

  /// Asks, and waits for the answer.
  ///
  /// @return the answer; else a [ProblemException], Unavailable when none came in time
  public <A> Future<A> ask(Request<A> request) {
    return ask(request, request.patience());
  }

  @SuppressWarnings("unchecked") // the one cast: `serve` answers an A to a Request<A>
  private <A> Future<A> ask(Request<A> request, Duration patience) {
    var options = options().setSendTimeout(patience.toMillis());
    return eventBus
        .<Object>request(request.address(), request, options)
        .map(reply -> (A) reply.body())
        .recover(failure -> Future.failedFuture(problem(request, failure)));
  }

  /// Answers every request at an address, also when the handler throws.
  ///
  /// @param type what arrives there
  public <R extends Request<?>> Future<Void> serve(
      String address, Class<R> type, Function<R, ? extends Future<?>> handler) {
    var consumer = eventBus.<Object>localConsumer(address);
    consumer.handler(message -> answer(message, type, handler));
    return consumer.completion();
  }

  /// Tells everybody.
  public void publish(CallChanged change) {
    eventBus.publish(CallChanged.ADDRESS, change, options());
  }

  public Future<Void> onCallChanged(Consumer<CallChanged> listener) {
    var consumer = eventBus.<CallChanged>localConsumer(CallChanged.ADDRESS);
    consumer.handler(message -> listener.accept(message.body()));
    return consumer.completion();
  }

  /// Tells everybody in every process.
  public void publish(ChangesKept news) {
    var everywhere = new DeliveryOptions().setCodecName(ChangesKeptCodec.NAME);
    eventBus.publish(ChangesKept.ADDRESS, news, everywhere);
  }

  public Future<Void> onChangesKept(Consumer<ChangesKept> listener) {
    var consumer = eventBus.<ChangesKept>consumer(ChangesKept.ADDRESS);
    consumer.handler(message -> listener.accept(message.body()));
    return consumer.completion();
  }

  private static <R> void answer(
      Message<Object> message, Class<R> type, Function<R, ? extends Future<?>> handler) {
    Future<?> answer;
    try {
      answer = handler.apply(type.cast(message.body()));
    } catch (RuntimeException thrown) {
      answer = Future.failedFuture(thrown);
    }
    answer.onComplete(
        result -> message.reply(result, options()),
        failure -> message.reply(new Failure(problem(message, failure)), options()));
  }

  private static ProblemException problem(Message<?> message, Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known;
    }
    LOG.error(
        "{} failed at {}", message.body().getClass().getSimpleName(), message.address(), failure);
    return new ProblemException(new Problem.Unavailable(message.address()));
  }

  private static Throwable problem(Request<?> request, Throwable failure) {
    return switch (failure) {
      case Failure known -> known.problem;
      case ReplyException lost -> {
        LOG.warn("no answer from {}: {}", request.address(), lost.failureType());
        yield new ProblemException(new Problem.Unavailable(request.address()));
      }
      default -> failure;
    };
  }

  private static DeliveryOptions options() {
    return new DeliveryOptions().setLocalOnly(true).setCodecName(LocalCodec.NAME);
  }

  /// A problem on its way back. Vert.x fails a request whose reply is a ReplyException.
  private static final class Failure extends ReplyException {
    private final transient ProblemException problem;

    Failure(ProblemException problem) {
      super(ReplyFailure.RECIPIENT_FAILURE, problem.getMessage());
      this.problem = problem;
    }
  }
}
