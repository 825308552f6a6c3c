package com.callcat.store;

import static com.callcat.store.SampleCalls.NOON;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.ended;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.SampleCalls.scheduledAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Deadline;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.CreateOnce;
import com.callcat.bus.StoreRequest.Created;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.IdempotencyKey;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.Problem.TooManyCalls;
import com.callcat.call.UserId;
import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// How many calls that have not ended a user may have.
class OpenCallsTest {
  private static final int MOST = 3;
  private static final int MADE = 7;
  private static final Problem REFUSED = new TooManyCalls(MOST);

  @AutoClose private final StoreFixture store = withQuota(MOST);

  private static StoreFixture withQuota(int most) {
    return StoreFixture.withQuota(TestDynamoDb.emptyDatabase(), most);
  }

  private static List<Call> fill(StoreFixture store) {
    return IntStream.range(0, MOST).mapToObj(n -> store.ask(new Create(scheduled()))).toList();
  }

  @Test
  void as_many_as_the_quota_are_made_and_no_more() {
    fill(store);
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    assertThat(store.items(StoreFixture.TABLES.calls())).hasSize(MOST);
  }

  @Test
  void of_many_at_the_same_moment_as_many_as_the_quota_are_made() {
    var asked =
        IntStream.range(0, 40).mapToObj(n -> store.asking(new Create(scheduled()))).toList();
    Future.join(asked).otherwiseEmpty().await();
    assertThat(asked).filteredOn(Future::succeeded).hasSize(MOST);
    assertThat(store.items(StoreFixture.TABLES.calls())).hasSize(MOST);
  }

  @Test
  void another_user_has_a_quota_of_their_own() {
    fill(store);
    store.ask(new Create(scheduledAt(new UserId(8), NOON)));
  }

  @Test
  void a_call_that_is_deleted_or_has_ended_makes_room_for_another() {
    var calls = fill(store);
    store.ask(new Delete(calls.getFirst()));
    store.ask(new Create(scheduled()));
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    var running = store.ask(new Save(inProgress(calls.get(1)), null));
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    store.ask(new Save(ended(running, CallStatus.COMPLETED, NOON), null, true, running));
    store.ask(new Create(scheduled()));
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
  }

  @Test
  void what_was_made_under_a_key_is_answered_again() {
    var key = new IdempotencyKey("key", "request");
    var first = store.ask(new CreateOnce(scheduled(), key)).call();
    var again = new CreateOnce(scheduled(), key);
    assertThat(store.ask(again)).isEqualTo(new Created(first, true));
    store.ask(new Create(scheduled()));
    store.ask(new Create(scheduled()));
    assertThat(store.ask(again)).isEqualTo(new Created(first, true));
    var other = new IdempotencyKey("other", "request");
    assertThat(store.refusal(new CreateOnce(scheduled(), other))).isEqualTo(REFUSED);
  }

  @Test
  void what_other_processes_do_counts() {
    try (var other = StoreFixture.withQuota(store.database, MOST)) {
      var calls = fill(other);
      assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
      other.ask(new Delete(calls.getFirst()));
      store.now = store.now.plusSeconds(1);
      store.ask(new Create(scheduled()));
      assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    }
  }

  /// Its clock stands still, so the index never hears of anything.
  @Test
  void the_quota_is_kept_while_the_index_is_behind() {
    var vertx = Vertx.vertx();
    var behind = new InjectedFaultsBuilder().indexLag(Duration.ofMinutes(1)).build();
    var options = Options.inMemory(new SettableClock(NOON)).with(behind);
    var endpoint = DynamoDbServer.start(vertx, options).await().endpoint();
    try (var slow = StoreFixture.withQuota(TestDynamoDb.database(endpoint), MOST)) {
      fill(slow);
      assertThat(slow.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void it_is_counted_for_every_hundredth_of_the_quota() throws Exception {
    var counted = requestsOf(300);
    var uncounted = requestsOf(0);
    var more = IntStream.range(0, MADE).mapToObj(n -> counted.get(n) - uncounted.get(n)).toList();
    assertThat(more).isEqualTo(List.of(2L, 0L, 0L, 2L, 0L, 0L, 2L));
  }

  /// What each call costs that one user makes.
  private static List<Long> requestsOf(int quota) throws Exception {
    try (var store = withQuota(quota)) {
      var requests = new ArrayList<Long>();
      for (var n = 0; n < MADE; n++) {
        requests.add(store.costOf(new Create(scheduled())).requests());
      }
      return requests;
    }
  }

  @Test
  void whoever_is_refused_again_and_again_costs_nothing() throws Exception {
    fill(store);
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    var before = store.requests();
    assertThat(store.refusal(new Create(scheduled()))).isEqualTo(REFUSED);
    assertThat(store.requests()).isEqualTo(before);
  }

  /// As when there is too much to do.
  @Test
  void a_count_that_is_refused_at_once_is_made_again_for_the_next_call() {
    var context = store.vertx.getOrCreateContext();
    var dynamo = new Dynamo(store.raw, context, StoreFixture.TABLES);
    var open = new OpenCalls(MOST, () -> NOON);
    var refused = on(context, () -> open.admit(dynamo.until(Deadline.in(Duration.ZERO)), USER));
    assertThat(StoreFixture.problem(refused)).isEqualTo(Dynamo.UNAVAILABLE);
    on(context, () -> open.admit(dynamo, USER)).await();
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    var done = Promise.<T>promise();
    context.runOnContext(_ -> work.get().onComplete(done));
    return done.future();
  }
}
