package com.callcat.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is shown of calls that are due and not dialled.
class DueFiguresTest extends DispatchCase {
  private static final Duration LATE = Duration.ofSeconds(40);

  /// One whose only line is taken, so that the other call waits.
  @BeforeEach
  void leaveACallWaiting() throws Exception {
    var talking = held(call(1));
    var waiting = call(2);
    store.calls.put(talking.key(), talking);
    store.calls.put(waiting.key(), waiting);
    clock.advance(LATE);
    start(1);
  }

  @Test
  void a_call_that_waits_is_shown_with_its_age() throws Exception {
    Eventually.until(() -> level("callcat_due_calls"), due -> due == 1);
    assertThat(level("callcat_oldest_due_call_seconds")).isEqualTo((double) LATE.toSeconds());
  }

  @Test
  void an_answer_that_comes_when_another_process_leads_shows_nothing() throws Exception {
    Eventually.until(() -> level("callcat_due_calls"), due -> due == 1);
    var asked = new CountDownLatch(1);
    var answer = Promise.<Void>promise();
    store.dueReady =
        () -> {
          asked.countDown();
          return answer.future();
        };
    asked.await();
    var scans = scans();
    store.overtake();
    Eventually.until(() -> changes("lost"), lost -> lost == 1);
    store.dueReady = Future::succeededFuture;
    answer.complete();

    Eventually.until(this::scans, now -> now > scans);
    assertThat(level("callcat_due_calls")).isZero();
    assertThat(level("callcat_oldest_due_call_seconds")).isZero();
  }

  private double level(String name) {
    return figures.get(name).gauge().value();
  }

  private double changes(String change) {
    return figures.get("callcat_leader_changes_total").tag("change", change).counter().count();
  }

  private double scans() {
    return figures.get("callcat_due_scans_total").tag("outcome", "read").counter().count();
  }
}
