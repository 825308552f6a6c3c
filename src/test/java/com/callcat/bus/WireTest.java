package com.callcat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.CallId;
import com.callcat.call.Calls;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.UserId;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What one process writes another one reads, wherever it stands in the buffer.
class WireTest {

  static List<CallWritten> changes() {
    var key = Calls.scheduled().key();
    return Stream.concat(
            Stream.of(new CallWritten(key, 3, true, null)),
            Arrays.stream(Purpose.values())
                .map(purpose -> new CallWritten(key, 4, false, new Due(Calls.NOW, purpose))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void a_change_of_a_call(CallWritten change) {
    assertThat(there(Wire.CALL_WRITTEN, change)).isEqualTo(change);
  }

  @Test
  void news_of_the_journal() {
    var news = new JournalGrown(new UserId(7), 1_790_000_000_001L);
    assertThat(there(Wire.JOURNAL_GROWN, news)).isEqualTo(news);
  }

  @Test
  void whose_journals_a_process_follows() {
    var many = LongStream.range(0, 4_000).mapToObj(UserId::new).collect(Collectors.toSet());
    for (var users : List.of(Set.<UserId>of(), Set.of(new UserId(1L << 62)), many)) {
      var followed = new JournalsFollowed("two", users);
      assertThat(there(Wire.JOURNALS_FOLLOWED, followed)).isEqualTo(followed);
    }
  }

  @Test
  void an_entry_of_a_journal() {
    var one = Calls.scheduled().key().callId();
    var other = new CallId(new UUID(3, 4));
    var entry =
        new EntryAppended(new UserId(7), 1_790_000_000_001L, "two", Map.of(one, 3L, other, 9L));
    assertThat(there(Wire.ENTRY_APPENDED, entry)).isEqualTo(entry);
  }

  @Test
  void a_due_call() {
    var due = new HandlerRequest.Due(Calls.scheduled().key());
    assertThat(there(Wire.DUE, due)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_presence_of_a_process(boolean takesCalls) {
    var presence = new Presence(new UUID(1, 2).toString(), takesCalls);
    assertThat(there(Wire.PRESENCE, presence)).isEqualTo(presence);
  }

  @ParameterizedTest
  @EnumSource
  void the_use_of_a_line(LineUse use) {
    assertThat(there(Wire.LINE_USE, use)).isEqualTo(use);
  }

  @ParameterizedTest
  @EnumSource
  void how_retell_is(ProviderHealth health) {
    assertThat(there(Wire.PROVIDER_HEALTH, health)).isEqualTo(health);
  }

  private static <T> T there(WireCodec<T> codec, T message) {
    var buffer = Buffer.buffer("before");
    var begin = buffer.length();
    codec.encodeToWire(buffer, message);
    return codec.decodeFromWire(begin, buffer);
  }
}
