package com.callcat.handler;

import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.Bus;
import com.callcat.bus.CallWritten;
import com.callcat.bus.Deadline;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.RetellRequest.Connection;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.bus.Timers;
import com.callcat.call.CallEvent;
import com.callcat.call.CallStatus;
import com.callcat.call.Calls;
import com.callcat.call.EndReason;
import com.callcat.call.Ending;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.Eventually;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A call is claimed when there is a connection to Retell, and not before.
class ConnectingTest extends HandlerCase {
  private final Promise<Connection> connection = Promise.promise();
  private final AtomicInteger connects = new AtomicInteger();
  private final List<CallWritten> changes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void waitForConnection() throws Exception {
    retell.connect =
        () -> {
          connects.incrementAndGet();
          return connection.future();
        };
    await(Bus.of(vertx).onCallWritten(changes::add));
  }

  @Test
  void a_call_that_waits_for_a_connection_keeps_its_line_and_is_not_claimed() throws Exception {
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(stored()).isEqualTo(scheduled());
    assertThat(store.saves).isEmpty();
    assertThat(retell.asked).isEmpty();

    connection.complete(new Connection(7));
    var asked = nextAsked();
    assertThat(asked.connection()).isEqualTo(new Connection(7));
    assertThat(stored().heldBy(token(asked.call()))).isTrue();
  }

  @Test
  void a_refused_connection_leaves_the_call_as_it_is_and_it_is_dialled_later() throws Exception {
    connection.fail(new ProblemException(new Problem.Unavailable("retell")));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored()).isEqualTo(scheduled());
    assertThat(store.saves).isEmpty();

    retell.connect = () -> Future.succeededFuture(new Connection(8));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    nextAsked().answer().complete(new DialAnswer.Placed(report(Stage.REGISTERED, null, null)));
    until(call -> call.status() == CallStatus.IN_PROGRESS);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void whoever_gave_it_the_line_is_told_when_nothing_came_of_waiting() throws Exception {
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    connection.fail(new ProblemException(new Problem.Unavailable("retell")));
    Eventually.until(() -> changes, told -> told.contains(CallWritten.of(scheduled())));
    assertThat(stored()).isEqualTo(scheduled());
  }

  @Test
  void a_call_that_comes_due_again_while_it_waits_gets_no_second_connection() throws Exception {
    var first = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    var second = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    Eventually.until(connects::get, times -> times > 0);
    connection.complete(new Connection(7));
    await(Future.all(first, second));
    nextAsked();
    assertThat(connects).hasValue(1);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_another_process_claims_meanwhile_is_not_asked_for() throws Exception {
    var due = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    Eventually.until(connects::get, times -> times > 0);
    store.calls.put(KEY, Calls.after(new CallEvent.Claim("another's")));
    connection.complete(new Connection(7));
    await(due);
    assertThat(stored().heldBy("another's")).isTrue();
    Eventually.until(() -> retell.disconnected, closed -> closed.contains(new Connection(7)));
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_is_cancelled_while_it_waits_is_not_rung() throws Exception {
    var due = Bus.of(vertx).ask(new HandlerRequest.Due(KEY));
    Eventually.until(connects::get, times -> times > 0);
    ask(new HandlerRequest.Cancel(KEY));
    connection.complete(new Connection(7));
    await(due);
    Eventually.until(() -> retell.disconnected, closed -> closed.contains(new Connection(7)));
    assertThat(stored().status()).isEqualTo(CallStatus.CANCELED);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_is_too_late_expires_though_there_is_no_connection() throws Exception {
    clock.advance(TIMINGS.allowedLateness().plusSeconds(1));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored().ending()).isNotNull().returns(EndReason.EXPIRED, Ending::reason);
    assertThat(connects).hasValue(0);
  }

  @Test
  void a_process_that_is_about_to_end_claims_nothing_any_more() throws Exception {
    var ending =
        new CallHandlers(
            Bus.of(vertx),
            Timers.of(vertx),
            RULES,
            TIMINGS.lease(),
            clock,
            new Random(1),
            UnseenMetrics.create().calls);
    var due = ending.answer(new HandlerRequest.Due(KEY), Deadline.NEVER);
    Eventually.until(connects::get, times -> times > 0);
    var stopped = ending.stop();
    connection.complete(new Connection(7));
    await(stopped);
    await(due);
    Eventually.until(() -> retell.disconnected, closed -> closed.contains(new Connection(7)));
    assertThat(stored()).isEqualTo(scheduled());
  }
}
