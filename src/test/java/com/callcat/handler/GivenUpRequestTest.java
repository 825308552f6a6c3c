package com.callcat.handler;

import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.Deadline;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.Timers;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent;
import com.callcat.call.CallStatus;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whoever has given up may have done something else instead.
class GivenUpRequestTest extends HandlerCase {
  private static final Deadline PASSED = Deadline.in(Duration.ZERO);

  @Test
  void what_its_user_asked_for_is_not_done_any_more() {
    for (var request :
        List.<HandlerRequest<?>>of(
            new HandlerRequest.Cancel(KEY),
            new HandlerRequest.Delete(KEY),
            new HandlerRequest.Edit(
                KEY, new CallEvent.Edit(CallEdits.NONE, CallStatus.IN_PROGRESS)))) {
      assertThatThrownBy(() -> await(answer(request, PASSED)))
          .hasCauseInstanceOf(ProblemException.class);
    }
    assertThat(stored()).isEqualTo(scheduled());
    assertThat(store.saves).isEmpty();
  }

  @Test
  void what_retell_says_is_stored_all_the_same() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    var ended = new HandlerRequest.Report(KEY, report(Stage.ENDED, "agent_hangup", null));
    await(answer(ended, PASSED));
    assertThat(stored().status()).isEqualTo(CallStatus.COMPLETED);
  }

  private Future<Object> answer(HandlerRequest<?> request, Deadline asker) {
    var timers = Timers.of(vertx);
    var handlers =
        new CallHandlers(
            Bus.of(vertx),
            timers,
            RULES,
            TIMINGS.lease(),
            clock,
            new Random(1),
            UnseenMetrics.create().calls);
    return Future.future(
        answered ->
            vertx.runOnContext(
                turn ->
                    handlers
                        .answer(request, asker)
                        .<Object>map(answer -> answer)
                        .onComplete(answered)));
  }
}
