package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.dev.simulator.Hooks.Hook;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every number that means something, dialled over the wire and followed to its end.
class ScriptsTest {
  private final Bench bench = Bench.start(Bench.QUICK);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void any_other_number_is_answered_and_talks_to_its_end() {
    var created = bench.create("+12125550187");
    var id = created.bodyAsJsonObject().getString("call_id");
    var told = await(bench.hooks.of(id, 3));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.bodyAsJsonObject().getString("call_status")).isEqualTo("registered");
    assertThat(told)
        .extracting(Hook::event)
        .containsExactlyInAnyOrder("call_started", "call_ended", "call_analyzed");
    assertThat(bench.call(id).getString("disconnection_reason")).isEqualTo("agent_hangup");
  }

  @ParameterizedTest
  @CsvSource({"0001,dial_no_answer", "0002,dial_busy", "0004,user_declined"})
  void a_number_that_nobody_answers_rings_and_tells_no_start(String digits, String reason) {
    var id = bench.place("+1212555" + digits);
    var told = await(bench.hooks.of(id, 2));

    assertThat(told)
        .extracting(Hook::event)
        .containsExactlyInAnyOrder("call_ended", "call_analyzed");
    assertThat(bench.call(id).getString("call_status")).isEqualTo("not_connected");
    assertThat(bench.call(id).getString("disconnection_reason")).isEqualTo(reason);
    assertThat(bench.rings()).extracting(ring -> ring.getString("outcome")).containsExactly(reason);
  }

  @Test
  void at_0003_a_voicemail_box_answers() {
    var id = bench.place("+12125550003");
    await(bench.hooks.of(id, 3));

    assertThat(bench.call(id).getString("call_status")).isEqualTo("ended");
    assertThat(bench.call(id).getString("disconnection_reason")).isEqualTo("voicemail_reached");
  }

  @Test
  void at_0005_it_is_refused_and_nothing_rings() {
    var answer = bench.create("+12125550005");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo("error");
    assertThat(bench.rings()).isEmpty();
  }

  @Test
  void at_0006_it_is_rate_limited_twice_for_each_call_of_the_client() {
    var other = bench.order("+12125550006");
    other.getJsonObject("metadata").put("callId", "cc-0043");

    assertThat(bench.create("+12125550006").statusCode()).isEqualTo(429);
    assertThat(bench.create(other).statusCode()).isEqualTo(429);
    assertThat(bench.create("+12125550006").statusCode()).isEqualTo(429);
    assertThat(bench.rings()).isEmpty();
    assertThat(bench.create("+12125550006").statusCode()).isEqualTo(201);
    assertThat(bench.create(other).statusCode()).isEqualTo(429);
    assertThat(bench.rings()).hasSize(1);
  }

  @Test
  void at_0007_it_rings_although_the_answer_is_an_error() {
    var answer = bench.create("+12125550007");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(await(bench.hooks.of(onlyRing(), 3))).isNotEmpty();
  }

  @Test
  void at_0008_it_rings_although_the_answer_never_comes() {
    var answer = bench.sending("/v2/create-phone-call", bench.order("+12125550008").toBuffer());

    assertThatThrownBy(() -> await(answer)).hasRootCauseMessage("Connection was closed");
    assertThat(await(bench.hooks.of(onlyRing(), 3))).isNotEmpty();
  }

  @Test
  void at_0009_nothing_rings_and_the_answer_never_comes() {
    var answer = bench.sending("/v2/create-phone-call", bench.order("+12125550009").toBuffer());

    assertThatThrownBy(() -> await(answer)).hasRootCauseMessage("Connection was closed");
    assertThat(bench.rings()).isEmpty();
  }

  @Test
  void at_0010_no_webhook_is_sent_but_the_call_can_be_looked_up() {
    var silent = bench.place("+12125550010");
    await(bench.hooks.of(bench.place("+12125550187"), 3));

    assertThat(bench.hooks.all())
        .extracting(hook -> hook.call().getString("call_id"))
        .hasSize(3)
        .doesNotContain(silent);
    assertThat(bench.call(silent).getString("disconnection_reason")).isEqualTo("agent_hangup");
  }

  @Test
  void at_0011_every_webhook_comes_twice_after_the_end_and_out_of_order() {
    var id = bench.place("+12125550011");
    var told = await(bench.hooks.of(id, 6)).stream().map(Hook::event).toList();
    var end = bench.call(id).getLong("end_timestamp");

    assertThat(told)
        .containsExactlyInAnyOrder(
            "call_started",
            "call_started",
            "call_ended",
            "call_ended",
            "call_analyzed",
            "call_analyzed")
        .isNotEqualTo(told.stream().sorted(byStage()).toList());
    assertThat(bench.hooks.all()).allMatch(hook -> hook.signedAt() >= end);
  }

  private static Comparator<String> byStage() {
    return Comparator.comparingInt(List.of("call_started", "call_ended", "call_analyzed")::indexOf);
  }

  @Test
  void at_0012_an_hour_is_talked_and_more_than_a_megabyte_is_sent() {
    var id = bench.place("+12125550012");
    var told = await(bench.hooks.of(id, 3));

    assertThat(told).anyMatch(hook -> hook.body().length() > 1_000_000);
    assertThat(bench.call(id).getLong("duration_ms")).isEqualTo(3_600_000);
    assertThat(bench.get("/v2/get-call/" + id).body().length()).isGreaterThan(1_000_000);
  }

  @Test
  void at_0013_the_account_is_refused_once_and_nothing_rings() {
    assertThat(bench.create("+12125550013").statusCode()).isEqualTo(402);
    assertThat(bench.rings()).isEmpty();
    assertThat(bench.create("+12125550013").statusCode()).isEqualTo(201);
  }

  @Test
  void a_ring_shows_whose_it_was() {
    var id = bench.place("+12125550187");
    await(bench.hooks.of(id, 3));
    var order = bench.order("+12125550187");
    var ring = bench.rings().getFirst();

    assertThat(ring.getString("callId")).isEqualTo(id);
    assertThat(ring.getString("toNumber")).isEqualTo("+12125550187");
    assertThat(ring.getString("fromNumber")).isEqualTo(Orders.CALLER);
    assertThat(ring.getJsonObject("metadata")).isEqualTo(order.getJsonObject("metadata"));
    assertThat(ring.getString("outcome")).isEqualTo("agent_hangup");
    assertThat(ring.getLong("at")).isLessThan(bench.call(id).getLong("start_timestamp"));
  }

  private String onlyRing() {
    assertThat(bench.rings()).hasSize(1);
    JsonObject ring = bench.rings().getFirst();
    return ring.getString("callId");
  }
}
