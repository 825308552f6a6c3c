package com.callcat.dispatch;

import static com.callcat.call.Calls.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.DueCall;
import com.callcat.bus.StoreRequest.DuePage;
import com.callcat.bus.StoreRequest.FindDue;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import com.callcat.testing.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A shard in which so many calls are due at one instant, the last of them another user's.
class DueScanTest {
  private static final int MILLION = 1_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(NOW);
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicLong newest = new AtomicLong(-1);
  private volatile boolean leads = true;
  private volatile int size = MILLION;
  private volatile boolean slow;
  private final DueScan scan;

  DueScanTest() {
    Bus.register(vertx);
    var bus = Bus.of(vertx);
    bus.serve("calls.store", FindDue.class, (wanted, asker) -> Future.succeededFuture(page(wanted)))
        .await();
    scan =
        new DueScan(
            bus, clock, 0, () -> leads, call -> newest.accumulateAndGet(number(call), Math::max));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void the_last_of_a_million_is_found_by_one_pass() throws Exception {
    scan();
    Eventually.until(newest::get, found -> found == MILLION - 1);
  }

  @Test
  void what_fits_into_a_page_is_one_request() {
    size = 100;
    scan();
    assertThat(pages.get()).isEqualTo(1);
    assertThat(newest.get()).isEqualTo(99);
  }

  /// Each page takes a second.
  @Test
  void while_a_pass_goes_on_and_five_times_as_long_no_other_begins() throws Exception {
    size = 9_000;
    slow = true;
    scan();
    Eventually.until(newest::get, found -> found == size - 1);
    var passed = pages.get();
    scan();
    assertThat(pages.get()).isEqualTo(passed + 1);
    clock.advance(Duration.ofSeconds(30));
    scan();
    Eventually.until(pages::get, read -> read == passed + 4);
  }

  @Test
  void a_process_that_leads_no_more_stops_in_the_middle() {
    leads = false;
    scan();
    assertThat(pages.get()).isEqualTo(1);
  }

  private void scan() {
    scan.scan(NOW.plus(Duration.ofSeconds(15))).await();
  }

  private DuePage page(FindDue wanted) {
    pages.incrementAndGet();
    if (slow) {
      clock.advance(Duration.ofSeconds(1));
    }
    var first = wanted.behind() == null ? 0 : number(wanted.behind()) + 1;
    var end = Math.min(size, first + wanted.limit());
    return new DuePage(
        LongStream.range(first, end).mapToObj(DueScanTest::call).toList(), end < size);
  }

  private static DueCall call(long number) {
    var user = new UserId(number == MILLION - 1 ? 2 : 1);
    var key = new CallKey(user, new CallId(new UUID(0, number)));
    return new DueCall(key, new Due(NOW, Due.Purpose.DIAL));
  }

  private static long number(DueCall call) {
    return call.key().callId().value().getLeastSignificantBits();
  }
}
