package com.callcat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Calls;
import com.callcat.call.UserId;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessMessageTest {
  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Bus bus = bus(vertx);

  private static Bus bus(Vertx vertx) {
    Bus.register(vertx);
    return Bus.of(vertx);
  }

  static List<ProcessMessage> messages() {
    return List.of(
        CallWritten.of(Calls.scheduled()),
        new EntryAppended(new UserId(7), 5, "two", Map.of()),
        new JournalGrown(new UserId(7), 5),
        new JournalsFollowed("two", Set.of(new UserId(7))),
        new Presence("one", true),
        ProviderHealth.FAILING);
  }

  @Test
  void each_type_is_among_these_tests() {
    assertThat(messages())
        .extracting(Object::getClass)
        .isEqualTo(List.of(ProcessMessage.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_reaches_the_process_that_it_is_told_to_and_no_other(ProcessMessage message)
      throws Exception {
    var one = told("one", message.getClass());
    var other = told("other", message.getClass());

    bus.tell("one", message);

    assertThat(one.get(5, TimeUnit.SECONDS)).isEqualTo(message);
    assertThat(other).isNotDone();
  }

  private <M extends ProcessMessage> CompletableFuture<M> told(String process, Class<M> type) {
    var heard = new CompletableFuture<M>();
    bus.onTold(process, type, heard::complete).await();
    return heard;
  }
}
