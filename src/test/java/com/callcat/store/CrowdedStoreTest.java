package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.Priority;
import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.Ping;
import com.callcat.call.Problem.Unavailable;
import com.callcat.metrics.ProgramMetrics;
import com.callcat.testing.Eventually;
import com.callcat.testing.UnseenMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The store over the bus, while its database answers only now and then, on a clock that stands
/// until it is set.
@Timeout(600)
class CrowdedStoreTest {
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private final HeldDynamoDb database = new HeldDynamoDb();
  private final List<Priority> answered = new CopyOnWriteArrayList<>();
  private Bus bus;

  /// As the verticle does, but for the tables.
  private final class Served extends VerticleBase {
    @Override
    public Future<?> start() {
      var dynamo = new Dynamo(database, context, StoreFixture.TABLES, nanos::get);
      dynamo.measure(new ProgramMetrics(figures).store);
      var sealer = new Sealer(StoreFixture.KEYSET, () -> {});
      var items = new CallItem(sealer, new DueShards(true));
      var statuses = new StatusIndex(dynamo, true);
      var unseen = UnseenMetrics.create();
      var open = new OpenCalls(0, () -> JournalFixture.NOW);
      var settings = new CallStore.Settings(statuses, open, true);
      var store =
          new CallStore(vertx, dynamo, sealer, items, () -> JournalFixture.NOW, unseen, settings);
      return bus.serve(new Ping().address(), StoreRequest.class, store::answer);
    }
  }

  @BeforeEach
  void deploy() {
    Bus.register(vertx);
    bus = Bus.of(vertx);
    vertx.deployVerticle(new Served()).await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private double figure(String name) {
    return figures.get("callcat_dynamodb_requests_" + name).gauge().value();
  }

  private int limit() {
    return (int) figure("limit");
  }

  private Future<?> ask(Priority priority) {
    return bus.ask(new Ping(), priority).onSuccess(_ -> answered.add(priority));
  }

  /// As many as there may be at a time.
  private List<Future<?>> crowd() throws Exception {
    var asked = IntStream.range(0, limit()).<Future<?>>mapToObj(_ -> bus.ask(new Ping())).toList();
    Eventually.until(database::held, held -> held == asked.size());
    return asked;
  }

  private void awaitWaiting(int many) throws Exception {
    Eventually.until(() -> (int) figure("waiting"), waiting -> waiting == many);
  }

  /// All that is held now, after a time.
  private void answerAll(Duration later) {
    nanos.addAndGet(later.toNanos());
    for (var left = database.held(); left > 0; left--) {
      database.answerOne();
    }
  }

  @Test
  void the_most_urgent_question_goes_first() throws Exception {
    crowd();
    var priorities = List.of(Priority.values()).reversed();
    for (var each : priorities) {
      ask(each);
      awaitWaiting(priorities.indexOf(each) + 1);
    }
    for (var answers = limit() + priorities.size(); answers > 0; answers--) {
      database.answerOne();
      var left = answers - 1;
      Eventually.until(() -> (int) (figure("running") + figure("waiting")), now -> now == left);
    }
    Eventually.until(answered::size, size -> size == priorities.size());
    assertThat(answered).isEqualTo(priorities.reversed());
  }

  @Test
  void the_limit_falls_when_answers_are_late_and_comes_back() throws Exception {
    var first = limit();
    crowd();
    answerAll(Duration.ofSeconds(1));
    Eventually.until(this::limit, now -> now == first / 2);
    for (var round = 0; limit() < Dynamo.CONNECTIONS; round++) {
      assertThat(round).isLessThan(20);
      var crowd = crowd();
      var waiting = bus.ask(new Ping());
      awaitWaiting(1);
      answerAll(Duration.ofMillis(5));
      Future.join(crowd).await();
      Eventually.until(database::held, held -> held == 1);
      database.answerOne();
      waiting.await();
    }
  }

  /// An answer takes a second, so six times as many as may run is more than a user waits for.
  @Test
  void a_user_is_refused_at_once_and_retell_is_not() throws Exception {
    crowd();
    answerAll(Duration.ofSeconds(1));
    Eventually.until(() -> figure("running"), running -> running == 0);
    crowd();
    var users = IntStream.range(0, 6 * limit()).mapToObj(_ -> ask(Priority.USER)).toList();
    assertThat(StoreFixture.problem(users.getLast())).isInstanceOf(Unavailable.class);
    var taken = users.stream().filter(each -> !each.isComplete()).count();
    assertThat(taken).isGreaterThan(limit());
    var retell = ask(Priority.RETELL);
    awaitWaiting((int) taken + 1);
    assertThat(retell.isComplete()).isFalse();
    answerUntil(retell);
    assertThat(answered).first().isEqualTo(Priority.RETELL);
  }

  private void answerUntil(Future<?> answer) throws Exception {
    while (!answer.isComplete()) {
      Eventually.until(database::held, held -> held == limit());
      database.answerOne();
    }
  }
}
