package com.callcat.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest;
import com.callcat.call.CallEvent;
import com.callcat.call.Calls;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.Eventually;
import org.junit.jupiter.api.Test;

/// How many handlers there are, so that one which is never let go is seen.
class HandlerCountTest extends HandlerCase {

  @Test
  void a_handler_is_there_until_retell_has_told_all_of_its_call_and_no_longer() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    tell(Stage.STARTED, null);
    assertThat(handlersInMemory()).isEqualTo(1);

    tell(Stage.ENDED, "agent_hangup");
    retell.answerAll();
    assertThat(handlersInMemory()).isEqualTo(1);

    var analyzed = (CallEvent.Reported) Calls.analyzed("agent_hangup", false);
    ask(new HandlerRequest.Report(KEY, analyzed.report()));
    assertThat(Eventually.until(this::handlersInMemory, count -> count == 0)).isZero();
  }

  private double handlersInMemory() {
    return registry.get("callcat_call_handlers").gauge().value();
  }
}
