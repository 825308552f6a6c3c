package com.callcat.testing;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.RetellRequest;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.Call;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A Retell client whose answers a test gives by hand.
public final class FakeRetell extends VerticleBase {

  /// A request to place a call, waiting for the test's answer.
  public record Asked(
      Call call, Preferences preferences, Connection connection, Promise<DialAnswer> answer) {}

  public final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final Queue<Promise<DialAnswer>> awaited = new ConcurrentLinkedQueue<>();

  /// When a connection is to be had; asked for each time.
  public volatile Supplier<Future<Connection>> connect =
      () -> Future.succeededFuture(new Connection(1));

  /// What was not used.
  public final BlockingQueue<Connection> disconnected = new LinkedBlockingQueue<>();

  public final BlockingQueue<ProviderId> stopped = new LinkedBlockingQueue<>();
  public volatile int concurrency = 20;

  /// Whether it answers when it is asked for its limit, or for all rings of a call.
  public volatile boolean well = true;

  public final AtomicInteger limitsRead = new AtomicInteger();
  public volatile List<ProviderReport> found = List.of();

  /// When set, a look-up of a call waits for it.
  public volatile @Nullable Promise<ProviderReport> news;

  /// Nobody waits for an answer any more.
  public void answerAll() {
    awaited.forEach(answer -> answer.tryComplete(new DialAnswer.Unknown("the test is over", true)));
  }

  @Override
  public Future<?> start() {
    return Bus.of(vertx).serve("retell", RetellRequest.class, this::answer);
  }

  private Future<ProviderReport> found() {
    return found.isEmpty()
        ? Future.failedFuture(new ProblemException(new Problem.NotFound("call")))
        : Future.succeededFuture(found.getFirst());
  }

  private static <T> Future<T> away() {
    return Future.failedFuture(new ProblemException(new Problem.Unavailable("retell")));
  }

  private Future<?> answer(RetellRequest<?> request) {
    return switch (request) {
      case RetellRequest.Connect _ -> connect.get();
      case RetellRequest.Disconnect(var connection) -> {
        disconnected.add(connection);
        yield Future.succeededFuture(Done.DONE);
      }
      case RetellRequest.PlaceCall place -> {
        var answer = Promise.<DialAnswer>promise();
        awaited.add(answer);
        asked.add(new Asked(place.call(), place.preferences(), place.connection(), answer));
        yield answer.future();
      }
      case RetellRequest.FindByToken _ -> Future.succeededFuture(new RetellRequest.Reports(found));
      case RetellRequest.FindByCall _ ->
          well ? Future.succeededFuture(new RetellRequest.Reports(found)) : away();
      case RetellRequest.GetCall get -> news != null ? news.future() : found();
      case RetellRequest.ReadConcurrency read -> {
        limitsRead.incrementAndGet();
        yield well ? Future.succeededFuture(new RetellRequest.Concurrency(concurrency)) : away();
      }
      case RetellRequest.ListVoices list ->
          Future.succeededFuture(new RetellRequest.VoiceList(List.of(), false));
      case RetellRequest.StopCall stop -> {
        stopped.add(stop.providerId());
        yield Future.succeededFuture(Done.DONE);
      }
    };
  }
}
