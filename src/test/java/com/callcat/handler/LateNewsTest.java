package com.callcat.handler;

import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Analysis;
import com.callcat.call.Ending;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import io.vertx.core.Promise;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told of a call after its end, and while Retell is asked about it.
class LateNewsTest extends HandlerCase {
  private static final Analysis PART =
      new Analysis("It went well.", List.of(), List.of(), null, false);
  private static final Analysis WHOLE =
      new Analysis("It went well.", List.of(), List.of(), "Positive", false);

  /// The call is dialled and picked up.
  private void talk() throws Exception {
    ask(new HandlerRequest.Due(KEY));
    nextAsked();
    tell(Stage.STARTED, null);
  }

  private void analysed(@Nullable Analysis analysis) throws Exception {
    ask(new HandlerRequest.Report(KEY, report(Stage.ANALYZED, "agent_hangup", analysis)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_end_that_comes_while_retell_is_asked_is_followed_by_its_analysis(boolean answered)
      throws Exception {
    talk();
    var news = Promise.<ProviderReport>promise();
    retell.news = news;
    clock.advance(TIMINGS.followUps().getFirst());
    ask(new HandlerRequest.Due(KEY));
    tell(Stage.ENDED, "agent_hangup");
    var ended = stored();
    if (answered) {
      news.complete(report(Stage.STARTED, null, null));
    } else {
      news.fail("no answer");
    }
    analysed(PART); // after whatever the answer has led to
    assertThat(stored().due()).isEqualTo(ended.due()).isNotNull();

    retell.news = null;
    retell.found = List.of(report(Stage.ANALYZED, "agent_hangup", WHOLE));
    clock.advance(TIMINGS.analysisWait());
    ask(new HandlerRequest.Due(KEY));
    assertThat(until(call -> !call.analysisPending()).analysis()).isEqualTo(WHOLE);
  }

  @Test
  void a_webhook_is_stored_before_it_is_answered_whatever_it_leaves_out() throws Exception {
    talk();
    tell(Stage.ENDED, "dial_busy");
    tell(Stage.ANALYZED, null);
    analysed(PART);
    analysed(WHOLE);
    assertThat(store.reports)
        .extracting(ProviderReport::stage)
        .containsExactly(Stage.ENDED, Stage.ANALYZED, Stage.ANALYZED, Stage.ANALYZED);
    assertThat(stored().ending()).isNotNull().returns("agent_hangup", Ending::reason);
  }

  @Test
  void its_user_is_told_when_the_analysis_is_given_up() throws Exception {
    talk();
    tell(Stage.ENDED, "agent_hangup");
    assertThat(stored().analysisPending()).isTrue();
    clock.advance(TIMINGS.analysisWait());
    ask(new HandlerRequest.Due(KEY));
    until(call -> !call.analysisPending());
    assertThat(store.saves.getLast()).returns(true, StoreRequest.Save::visible);
  }
}
