package com.callcat.handler;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.CallRules;
import com.callcat.call.CallStatus;
import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A call that a backup has brought back, and which nobody has claimed since.
class RestoredCallDiallingTest extends HandlerCase {
  @Override
  CallRules rules() {
    return new CallRules(TIMINGS, NOW);
  }

  @Test
  void a_call_that_retell_has_is_not_dialled_but_goes_on_as_retell_says() throws Exception {
    retell.found = List.of(report(Stage.ENDED, "user_hangup", null));
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(retell.asked).isEmpty();
  }

  @Test
  void a_call_that_retell_has_not_is_dialled() throws Exception {
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
    assertThat(nextAsked().call().key()).isEqualTo(KEY);
  }

  @Test
  void a_call_waits_while_retell_cannot_be_asked() throws Exception {
    retell.well = false;
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.NO_LINE);
    assertThat(stored()).isEqualTo(scheduled());
    assertThat(retell.asked).isEmpty();

    retell.well = true;
    assertThat(ask(new HandlerRequest.Due(KEY))).isEqualTo(LineUse.LINE_TAKEN);
  }
}
