package com.callcat.store;

import static com.callcat.store.SampleCalls.CALLEE;
import static com.callcat.store.SampleCalls.CALLER;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.keeping;
import static com.callcat.store.SampleCalls.report;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest;
import com.callcat.bus.StoreRequest.AppendTranscript;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Find;
import com.callcat.bus.StoreRequest.FindWhole;
import com.callcat.bus.StoreRequest.ListCalls;
import com.callcat.bus.StoreRequest.ReadTranscript;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.CallTranscript;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.testing.Eventually;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What somebody sees who can read the database but has no key.
class AtRestTest {
  private static final String SAID = "My number is " + CALLEE;
  private static final String JSON =
      "{\"from_number\":\"" + CALLER + "\",\"to_number\":\"" + CALLEE + "\"}";

  @Test
  void a_scan_of_all_tables_finds_no_number() throws Exception {
    try (var store = StoreFixture.empty()) {
      store.now = JournalFixture.NOW;
      fill(store);
      Eventually.until(() -> changes(store), count -> count == 4);
      var stored =
          Stream.of(
                  TABLES.calls(),
                  StoreFixture.TABLES.transcripts(),
                  StoreFixture.TABLES.parts(),
                  StoreFixture.TABLES.changes())
              .flatMap(table -> store.items(table).stream())
              .flatMap(item -> item.values().stream())
              .flatMap(AtRestTest::leaves)
              .map(AtRestTest::readable)
              .toList();
      assertThat(stored)
          .hasSizeGreaterThan(100)
          .noneMatch(value -> value.contains(CALLEE.substring(2)))
          .noneMatch(value -> value.contains(CALLER.substring(2)));
    }
  }

  @Test
  void after_a_rotation_of_the_keys_everything_reads_as_before() throws Exception {
    var keyset = Sealer.newKeyset();
    try (var store = StoreFixture.withKeyset(keyset)) {
      var call = fill(store);
      var token = store.ask(new ListCalls(call.key().userId(), null, 1, null)).nextToken();
      try (var rotated =
          StoreFixture.on(store.database, KeysetRotation.useNewest(KeysetRotation.add(keyset)))) {
        assertThat(rotated.ask(new Find(call.key()))).isEqualTo(call);
        assertThat(rotated.ask(new FindWhole(call.key())).data()).isEqualTo(JSON);
        assertThat(rotated.ask(new ReadTranscript(call))).isEqualTo(new CallTranscript(SAID, SAID));
        assertThat(rotated.ask(new ListCalls(call.key().userId(), null, 1, token)).calls())
            .hasSize(1);
      }
    }
  }

  @Test
  void without_the_key_nothing_reads_and_the_answer_is_unavailable() {
    try (var store = StoreFixture.empty();
        var stranger = StoreFixture.on(store.database, Sealer.newKeyset())) {
      var call = fill(store);
      for (var request :
          List.<StoreRequest<?>>of(
              new Find(call.key()),
              new FindWhole(call.key()),
              new ReadTranscript(call),
              new ListCalls(call.key().userId(), null, 20, null))) {
        assertThat(stranger.refusal(request)).isInstanceOf(Unavailable.class);
      }
    }
  }

  /// Two calls of one user; the one returned has everything a call can have.
  private static Call fill(StoreFixture store) {
    store.ask(new Create(scheduled()));
    var call = store.ask(new Save(inProgress(store.ask(new Create(scheduled()))), null));
    var ended = store.ask(keeping(call, report(call, Stage.ENDED, SAID, JSON)));
    store.ask(new AppendTranscript(ended, SAID));
    return ended;
  }

  private static int changes(StoreFixture store) {
    return JournalFixture.entries(store, SampleCalls.USER).stream()
        .mapToInt(JournalEntry::count)
        .sum();
  }

  private static Stream<AttributeValue> leaves(AttributeValue value) {
    return switch (value.type()) {
      case M -> value.m().values().stream().flatMap(AtRestTest::leaves);
      case L -> value.l().stream().flatMap(AtRestTest::leaves);
      default -> Stream.of(value);
    };
  }

  private static String readable(AttributeValue value) {
    return value.b() == null ? value.toString() : value.b().asString(ISO_8859_1);
  }
}
