package com.callcat.store;

import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindCreated;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.call.Call;
import com.callcat.call.Problem.KeyReused;
import com.callcat.call.Problem.NotFound;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One request, sent again and again under its key.
class CreatedCallsTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("name", "request");

  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Faults faults = new Faults();
  private final HttpFaultProxy proxy =
      HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), faults);

  @AutoClose
  private final StoreFixture store = StoreFixture.on(TestDynamoDb.database(proxy.endpoint()));

  /// DynamoDB deletes what has expired, by its own clock.
  @BeforeEach
  void it_is_long_from_now() {
    store.now = Instant.parse("2100-01-01T00:00:00Z");
  }

  @Test
  void the_first_makes_the_call_and_the_others_are_answered_with_it() {
    var first = scheduled();

    assertThat(store.ask(new CreateOnce(first, KEY))).isEqualTo(new Created(first, false));
    assertThat(store.ask(new CreateOnce(another(first), KEY))).isEqualTo(new Created(first, true));
    assertThat(store.ask(new FindCreated(first.key().userId(), KEY)))
        .isEqualTo(new Created(first, true));
    assertThat(store.items(TABLES.calls())).hasSize(1);
    assertThat(store.changes).hasSize(1);
  }

  @Test
  void a_call_that_is_gone_is_not_made_again() {
    var first = store.ask(new CreateOnce(scheduled(), KEY)).call();
    store.ask(new Delete(first));

    assertThat(store.ask(new CreateOnce(another(first), KEY))).isEqualTo(new Created(first, true));
    assertThat(store.refusal(new Find(first.key()))).isInstanceOf(NotFound.class);
  }

  @Test
  void another_request_under_the_key_is_refused() {
    var first = store.ask(new CreateOnce(scheduled(), KEY)).call();
    var other = new IdempotencyKey(KEY.name(), "another request");

    assertThat(store.refusal(new CreateOnce(another(first), other))).isInstanceOf(KeyReused.class);
    assertThat(store.refusal(new FindCreated(first.key().userId(), other)))
        .isInstanceOf(KeyReused.class);
    assertThat(store.items(TABLES.calls())).hasSize(1);
  }

  @Test
  void after_a_day_the_key_is_free() {
    var first = store.ask(new CreateOnce(scheduled(), KEY)).call();
    store.now = store.now.plus(CreatedCalls.RETENTION).minusSeconds(1);
    assertThat(store.ask(new CreateOnce(another(first), KEY)).replayed()).isTrue();

    store.now = store.now.plusSeconds(1);

    assertThat(store.refusal(new FindCreated(first.key().userId(), KEY)))
        .isInstanceOf(NotFound.class);
    assertThat(store.ask(new CreateOnce(another(first), KEY)).replayed()).isFalse();
  }

  @Test
  void of_many_at_the_same_moment_one_makes_a_call() {
    var first = scheduled();
    var all =
        IntStream.range(0, 10)
            .mapToObj(n -> store.asking(new CreateOnce(another(first), KEY)))
            .toList();

    var answers = Future.all(all).await().<Created>list();

    assertThat(answers).extracting(Created::call).containsOnly(answers.getFirst().call());
    assertThat(answers).filteredOn(created -> !created.replayed()).hasSize(1);
    assertThat(store.items(TABLES.calls())).hasSize(1);
  }

  @Test
  void a_lost_answer_is_no_repetition() {
    faults.plan("TransactWriteItems " + TABLES.created(), Fault.AFTER);
    var call = scheduled();

    assertThat(store.ask(new CreateOnce(call, KEY))).isEqualTo(new Created(call, false));
    assertThat(store.items(TABLES.calls())).hasSize(1);
    assertThat(faults.left()).isZero();
  }

  /// The same user's, under a new id, as the API makes one for each request.
  private static Call another(Call call) {
    return SampleCalls.scheduledAt(call.key().userId(), SampleCalls.NOON);
  }
}
