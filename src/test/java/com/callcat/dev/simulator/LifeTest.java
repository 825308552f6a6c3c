package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Orders.T0;
import static com.callcat.dev.simulator.Orders.callTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.simulator.Life.Moment;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The durations of these calls: two seconds of ringing, sixty of talk, one for the analysis.
class LifeTest {

  @ParameterizedTest
  @CsvSource({
    "0,REGISTERED", "1999,REGISTERED",
    "2000,ONGOING", "61999,ONGOING",
    "62000,ENDED", "62999,ENDED",
    "63000,ANALYZED", "99999999,ANALYZED"
  })
  void an_answered_call_passes_every_stage(long millis, Stage stage) {
    var life = Life.of(callTo("+12125550187"));

    assertThat(life.stageAt(T0.plusMillis(millis))).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({"0,REGISTERED", "1999,REGISTERED", "2000,ENDED", "2999,ENDED", "3000,ANALYZED"})
  void an_unanswered_call_is_never_ongoing(long millis, Stage stage) {
    var life = Life.of(callTo("+12125550001"));

    assertThat(life.stageAt(T0.plusMillis(millis))).isEqualTo(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "0001,dial_no_answer,false",
    "0002,dial_busy,false",
    "0003,voicemail_reached,true",
    "0004,user_declined,false",
    "0006,agent_hangup,true",
    "0007,agent_hangup,true",
    "0008,agent_hangup,true",
    "0010,agent_hangup,true",
    "0011,agent_hangup,true",
    "0012,agent_hangup,true",
    "0013,agent_hangup,true",
    "0014,agent_hangup,true",
    "9999,agent_hangup,true"
  })
  void the_last_digits_decide_how_it_ends(String digits, String reason, boolean answered) {
    var life = Life.of(callTo("+1212555" + digits));

    assertThat(life.reason()).isEqualTo(reason);
    assertThat(life.answeredAt() != null).isEqualTo(answered);
  }

  @Test
  void a_stop_ends_the_talk_at_once() {
    var life = Life.of(callTo("+12125550187").stopped(T0.plusSeconds(12)));

    assertThat(life.endedAt()).isEqualTo(T0.plusSeconds(12));
    assertThat(life.analyzedAt()).isEqualTo(T0.plusSeconds(13));
    assertThat(life.talked()).isEqualTo(Duration.ofSeconds(10));
    assertThat(life.reason()).isEqualTo("manual_stopped");
  }

  @Test
  void one_that_talks_on_does_so_until_it_is_hung_up_for_an_hour_at_most() {
    var call = callTo("+12125550014");

    assertThat(Life.of(call).endedAt()).isEqualTo(T0.plusSeconds(2).plus(Duration.ofHours(1)));
    var stopped = Life.of(call.stopped(T0.plusSeconds(600)));
    assertThat(stopped.endedAt()).isEqualTo(T0.plusSeconds(600));
    assertThat(stopped.reason()).isEqualTo("manual_stopped");
  }

  @Test
  void the_hour_long_talk_says_an_hour_and_takes_no_longer_than_others() {
    var life = Life.of(callTo("+12125550012"));

    assertThat(life.talked()).isEqualTo(Duration.ofHours(1));
    assertThat(life.endedAt()).isEqualTo(T0.plusSeconds(62));
  }

  @Test
  void the_hour_long_talk_that_was_stopped_says_how_long_it_was() {
    var life = Life.of(callTo("+12125550012").stopped(T0.plusSeconds(12)));

    assertThat(life.talked()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void every_webhook_falls_due_when_it_happens() {
    assertThat(Life.moments(callTo("+12125550187")))
        .containsExactly(
            new Moment(WebhookEventType.STARTED, T0.plusSeconds(2)),
            new Moment(WebhookEventType.ENDED, T0.plusSeconds(62)),
            new Moment(WebhookEventType.ANALYZED, T0.plusSeconds(63)));
  }

  @Test
  void a_call_that_nobody_answers_tells_no_start() {
    assertThat(Life.moments(callTo("+12125550002")))
        .extracting(Moment::event)
        .containsExactly(WebhookEventType.ENDED, WebhookEventType.ANALYZED);
  }

  @Test
  void only_the_events_asked_for_are_told() {
    var order = Orders.order("+12125550187");
    Orders.agentOf(order)
        .put("webhook_events", new JsonArray().add("transcript_updated").add("call_ended"));

    assertThat(Life.moments(Orders.call(order)))
        .extracting(Moment::event)
        .containsExactly(WebhookEventType.ENDED);
  }

  @Test
  void lost_webhooks_never_fall_due() {
    assertThat(Life.moments(callTo("+12125550010"))).isEmpty();
  }

  @Test
  void doubled_webhooks_all_fall_due_after_the_end() {
    var late = T0.plusSeconds(63);

    assertThat(Life.moments(callTo("+12125550011")))
        .hasSize(6)
        .allSatisfy(moment -> assertThat(moment.at()).isEqualTo(late));
  }
}
