package com.callcat.handler;

import static com.callcat.call.Calls.PROVIDER_ID;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.CallOvertaken;
import com.callcat.bus.CallWritten;
import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.bus.ProviderHealth;
import com.callcat.bus.RetellRequest.DialAnswer;
import com.callcat.call.CallEvent;
import com.callcat.call.CallStatus;
import com.callcat.call.Calls;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.Eventually;
import com.callcat.testing.FakeStore;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandlerVerticleTest extends HandlerCase {
  @Test
  void a_webhook_that_overtakes_the_answer_is_stored() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    var asked = nextAsked();
    tell(Stage.ENDED, "agent_hangup");
    assertThat(stored().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(store.reports).hasSize(1);
    asked.answer().complete(new DialAnswer.Placed(report(Stage.REGISTERED, null, null)));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored().status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void whoever_comes_too_early_is_told_when_the_call_is_due() throws Exception {
    var told = new LinkedBlockingQueue<CallWritten>();
    await(Bus.of(vertx).onCallWritten(told::add));
    clock.advance(Duration.ofMinutes(-1));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(CallWritten.of(scheduled()));
  }

  @Test
  void a_copy_that_another_process_has_overtaken_is_read_again() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    var before = store.found;
    tell(Stage.STARTED, null);
    assertThat(store.found).isEqualTo(before);
    Bus.of(vertx).publish(new CallOvertaken(KEY, stored().version() + 1));
    tell(Stage.ENDED, "agent_hangup");
    assertThat(store.found).isGreaterThan(before);
  }

  @Test
  void a_call_that_could_not_be_paid_is_told_to_whoever_dials_once() throws Exception {
    var told = new LinkedBlockingQueue<ProviderHealth>();
    await(Bus.of(vertx).onProviderHealth(told::add));
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    tell(Stage.ENDED, "no_valid_payment");
    tell(Stage.ENDED, "no_valid_payment");
    tell(Stage.ANALYZED, "no_valid_payment");
    assertThat(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(ProviderHealth.ACCOUNT_REFUSED);
    Bus.of(vertx).publish(ProviderHealth.WELL);
    assertThat(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(ProviderHealth.WELL);
  }

  @Test
  void a_webhook_that_could_not_be_stored_is_refused() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    store.failNextWrite(FakeStore.Fault.BEFORE);
    assertThatThrownBy(() -> tell(Stage.STARTED, null)).hasCauseInstanceOf(ProblemException.class);
    tell(Stage.STARTED, null);
    assertThat(stored().status()).isEqualTo(CallStatus.IN_PROGRESS);
  }

  @Test
  void a_second_webhook_changes_nothing() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    tell(Stage.ENDED, "agent_hangup");
    var once = stored();
    tell(Stage.ENDED, "agent_hangup");
    assertThat(stored()).isEqualTo(once);
  }

  @Test
  void a_write_of_somebody_else_is_noticed_and_decided_on() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    var elsewhere = Calls.after(stored(), new CallEvent.Cancel());
    store.calls.put(KEY, elsewhere);
    tell(Stage.STARTED, null);
    assertThat(stored().cancelRequested()).isTrue();
    assertThat(stored().status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(retell.stopped.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(PROVIDER_ID);
  }

  @Test
  void a_cancel_of_a_running_call_hangs_up() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    tell(Stage.STARTED, null);
    assertThat(ask(new HandlerRequest.Cancel(KEY)).status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(retell.stopped.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(PROVIDER_ID);
    tell(Stage.ENDED, "manual_stopped");
    assertThat(stored().status()).isEqualTo(CallStatus.CANCELED);
  }

  @Test
  void a_deleted_call_is_gone() throws Exception {
    ask(new HandlerRequest.Delete(KEY));
    assertThat(store.calls).isEmpty();
  }
}
