package com.callcat.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.DispatchRequest.Dispatching;
import com.callcat.bus.DispatchRequest.ReadDispatching;
import com.callcat.call.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever answers is told until when the asker waits, and not asked at all after that.
@Timeout(600)
class DeadlineTest {
  private static final Dispatching ANSWER = new Dispatching(true, false, 1, 0, 0);
  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void register() {
    Bus.register(vertx);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void it_passes_and_never_comes_back() {
    var deadline = Deadline.in(Duration.ofMillis(20));
    while (!deadline.hasPassed()) {
      assertThat(deadline.left()).isLessThanOrEqualTo(Duration.ofMillis(20));
    }
    assertThat(deadline.left()).isLessThanOrEqualTo(Duration.ZERO);
    assertThat(Deadline.in(Duration.ZERO).hasPassed()).isTrue();
    assertThat(Deadline.in(Duration.ofHours(1)).hasPassed()).isFalse();
    assertThat(Deadline.NEVER.hasPassed()).isFalse();
    assertThat(Deadline.NEVER.left()).isNull();
  }

  @Test
  void whoever_answers_knows_how_long_the_asker_waits() {
    var request = new ReadDispatching();
    var bus = Bus.of(vertx);
    bus.serve(
            DispatchRequest.ADDRESS,
            ReadDispatching.class,
            (asked, deadline) -> {
              assertThat(Objects.requireNonNull(deadline.left()))
                  .isBetween(Duration.ZERO, request.patience());
              return Future.succeededFuture(ANSWER);
            })
        .await();
    assertThat(bus.ask(request).await()).isEqualTo(ANSWER);
  }

  @Test
  void what_is_taken_up_too_late_is_not_done() {
    var answering = new Answering();
    vertx.deployVerticle(answering).await();
    var busy = new CountDownLatch(1);
    answering.context().runOnContext(turn -> await(busy));

    assertThatThrownBy(() -> Bus.of(vertx).ask(new ReadDispatching()).await())
        .isInstanceOf(ProblemException.class);
    busy.countDown();

    assertThat(Bus.of(vertx).ask(new ReadDispatching()).await()).isEqualTo(ANSWER);
    assertThat(answering.done).hasValue(1);
  }

  /// On an event loop of its own, so that the asker's is free to notice that time is over.
  private static final class Answering extends VerticleBase {
    private final AtomicInteger done = new AtomicInteger();

    Context context() {
      return context;
    }

    @Override
    public Future<?> start() {
      return Bus.of(vertx).serve(DispatchRequest.ADDRESS, ReadDispatching.class, this::answer);
    }

    private Future<Dispatching> answer(ReadDispatching request) {
      done.incrementAndGet();
      return Future.succeededFuture(ANSWER);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
