package com.callcat.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.callcat.bus.AnalysisRequest.Analyse;
import com.callcat.bus.Bus;
import com.callcat.call.Findings;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalysisVerticleTest {
  private static final Findings NOTHING =
      new Findings("Nothing.", List.of(), List.of(), Findings.NEUTRAL, "model");

  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    Bus.register(vertx);
    bus = Bus.of(vertx);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private Future<Findings> ask(String transcript) {
    return bus.ask(new Analyse(Talks.talk(transcript)));
  }

  private void deploy(Function<Vertx, Analyst> analysts) {
    vertx.deployVerticle(new AnalysisVerticle(analysts)).await();
  }

  @Test
  void the_rules_answer_over_the_bus() {
    deploy(RuleAnalyst::new);

    assertThat(ask("User: I will send the form on Friday.").await().actionItems())
        .containsExactly("Okafor Dental will send the form on Friday");
  }

  @Test
  void a_model_can_take_the_place_of_the_rules() {
    deploy(_ -> _ -> Future.succeededFuture(NOTHING));

    assertThat(ask("User: I will send the form on Friday.").await()).isEqualTo(NOTHING);
  }

  @Test
  void a_flood_is_turned_away_and_what_was_let_in_is_answered() throws Exception {
    deploy(RuleAnalyst::new);
    var release = new CountDownLatch(1);
    var threads = vertx.createSharedWorkerExecutor("analysis", 2);
    IntStream.range(0, 2).forEach(_ -> threads.executeBlocking(() -> waitFor(release), false));

    var asked = IntStream.range(0, 40).mapToObj(_ -> ask("User: Hello.")).toList();
    var refused =
        Future.any(asked.subList(32, 40).stream().map(AnalysisVerticleTest::refused).toList());
    refused.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    release.countDown();

    Future.join(asked).otherwiseEmpty().await();
    assertThat(asked.stream().filter(Future::succeeded)).hasSize(32);
    assertThatThrownBy(asked.getLast()::await)
        .asInstanceOf(type(ProblemException.class))
        .extracting(ProblemException::problem)
        .isEqualTo(new Problem.Unavailable("analysis"));
    assertThat(ask("User: Hello.").await().source()).isEqualTo("rules");
  }

  private static Future<?> refused(Future<Findings> asked) {
    return asked.transform(
        (_, failure) -> failure == null ? Future.failedFuture("let in") : Future.succeededFuture());
  }

  private static boolean waitFor(CountDownLatch latch) throws InterruptedException {
    return latch.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
