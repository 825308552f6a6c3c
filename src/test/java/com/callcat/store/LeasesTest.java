package com.callcat.store;

import static com.callcat.store.SampleCalls.NOON;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.FindOccupied;
import com.callcat.bus.StoreRequest.Lease;
import com.callcat.bus.StoreRequest.Occupied;
import com.callcat.bus.StoreRequest.ReadLease;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.bus.StoreRequest.TakeLease;
import com.callcat.call.Problem.Conflict;
import com.callcat.call.Problem.Unavailable;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Lease NOBODYS = new Lease(null, 0);

  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Faults faults = new Faults();
  private final HttpFaultProxy proxy =
      HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), faults);

  @AutoClose
  private final StoreFixture store = StoreFixture.on(TestDynamoDb.database(proxy.endpoint()));

  @Test
  void one_of_two_that_want_the_lease_gets_it() {
    assertThat(store.ask(new ReadLease())).isEqualTo(NOBODYS);
    var taken = store.ask(new TakeLease(NOBODYS, "one"));
    assertThat(store.refusal(new TakeLease(NOBODYS, "two"))).isInstanceOf(Conflict.class);
    assertThat(store.ask(new ReadLease())).isEqualTo(taken).isEqualTo(new Lease("one", 1));
  }

  @Test
  void a_lease_that_was_counted_on_cannot_be_taken_by_who_saw_it_before() {
    var taken = store.ask(new TakeLease(NOBODYS, "one"));
    var kept = store.ask(new TakeLease(taken, "one"));
    assertThat(store.refusal(new TakeLease(taken, "two"))).isInstanceOf(Conflict.class);
    assertThat(store.ask(new TakeLease(kept, "two"))).isEqualTo(new Lease("two", 3));
  }

  @Test
  void a_lease_that_is_given_away_is_free() {
    var taken = store.ask(new TakeLease(NOBODYS, "one"));
    store.ask(new TakeLease(taken, null));
    assertThat(store.ask(new ReadLease()).holder()).isNull();
  }

  @Test
  void whose_first_try_won_and_whose_answer_was_lost_has_the_lease() {
    faults.plan("PutItem " + TABLES.leases(), Fault.AFTER);
    assertThat(store.ask(new TakeLease(NOBODYS, "one"))).isEqualTo(new Lease("one", 1));
    assertThat(faults.left()).isZero();
  }

  @Test
  void a_taking_that_nobody_can_tell_of_is_seen_later() {
    for (var n = 0; n < 10; n++) {
      faults.plan("PutItem " + TABLES.leases(), Fault.AFTER);
    }
    assertThat(store.refusal(new TakeLease(NOBODYS, "one"))).isInstanceOf(Unavailable.class);
    faults.forget();
    assertThat(store.ask(new ReadLease())).isEqualTo(new Lease("one", 1));
  }

  @Test
  void every_call_that_takes_up_a_line_is_found_and_no_other() throws Exception {
    store.ask(new Create(scheduled()));
    var running = inProgress(store.ask(new Create(scheduled())));
    store.ask(new Save(running, null));
    var soon = new FindOccupied(NOON.plus(Duration.ofMinutes(10)));
    assertThat(Eventually.until(() -> store.ask(soon), found -> !found.calls().isEmpty()))
        .isEqualTo(
            new Occupied(
                List.of(new DueCall(running.key(), Objects.requireNonNull(running.due())))));
    assertThat(store.ask(new FindOccupied(NOON)).calls()).isEmpty();
  }
}
