package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.simulator.Hooks.Hook;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
  private final Vertx vertx = Vertx.vertx();
  private final Hooks hooks = await(Hooks.listen(vertx));
  private final SimulatedCall call = Orders.callTo("+12125550187");

  /// Each look at it is a second later.
  private final InstantSource clock = tickingFrom(Orders.T0.getEpochSecond());

  private final WebhookSender sender =
      new WebhookSender(vertx, Bench.settings(Bench.QUICK, 20, null), clock);

  private static InstantSource tickingFrom(long second) {
    var next = new AtomicLong(second);
    return () -> Instant.ofEpochSecond(next.getAndIncrement());
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void the_raw_bytes_are_signed() throws Exception {
    await(sender.send(call, WebhookEventType.ANALYZED, hooks.url()));
    var hook = hooks.all().getFirst();

    assertThat(hook.signature())
        .isEqualTo(
            "v=" + hook.signedAt() + ",d=" + digest(hook.body().getBytes(), hook.signedAt()));
  }

  private static String digest(byte[] body, long millis) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Bench.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(body);
    mac.update(Long.toString(millis).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(mac.doFinal());
  }

  @Test
  void each_event_shows_as_much_as_was_known_then() {
    await(sender.send(call, WebhookEventType.STARTED, hooks.url()));
    await(sender.send(call, WebhookEventType.ENDED, hooks.url()));
    await(sender.send(call, WebhookEventType.ANALYZED, hooks.url()));

    assertThat(hooks.all())
        .extracting(Hook::event)
        .containsExactly("call_started", "call_ended", "call_analyzed");
    assertThat(hooks.all())
        .extracting(hook -> hook.call().containsKey("transcript"))
        .containsExactly(false, true, true);
    assertThat(hooks.all())
        .extracting(hook -> hook.call().containsKey("call_analysis"))
        .containsExactly(false, false, true);
  }

  @Test
  void a_refused_one_is_sent_again_with_a_fresh_signature() {
    hooks.refuseNext(500, 401, 302);
    await(sender.send(call, WebhookEventType.ENDED, hooks.url()));

    assertThat(hooks.all())
        .hasSize(4)
        .extracting(Hook::body)
        .containsOnly(hooks.all().get(0).body());
    assertThat(hooks.all()).extracting(Hook::signature).doesNotHaveDuplicates();
  }

  @Test
  void after_three_repetitions_it_is_lost() {
    hooks.refuseNext(500, 500, 500, 500, 500);
    await(sender.send(call, WebhookEventType.ENDED, hooks.url()));

    assertThat(hooks.all()).hasSize(4);
  }

  @Test
  void a_receiver_that_is_not_there_does_no_harm() {
    await(sender.send(call, WebhookEventType.ENDED, "http://127.0.0.1:1/"));

    assertThat(hooks.all()).isEmpty();
  }
}
