package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.dev.simulator.Entry.Placed;
import com.callcat.dev.simulator.Entry.Stopped;
import com.callcat.dev.simulator.Entry.Told;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedJournalTest {
  private static final Entry PLACED = new Placed(Orders.callTo("+12125550187"));
  private static final Entry STOPPED =
      new Stopped("call_7c1f0d9a4be24f6c8a1e5b03", Orders.T0.plusSeconds(5));
  private static final Entry TOLD = new Told("call_7c1f0d9a4be24f6c8a1e5b03");

  private final Vertx vertx = Vertx.vertx();
  private final Path path;

  SealedJournalTest(@TempDir Path directory) {
    path = directory.resolve("new").resolve("simulator.journal");
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  void it_begins_empty_and_gives_back_what_was_appended() {
    assertThat(written(PLACED, STOPPED, TOLD)).isEmpty();
    assertThat(read()).containsExactly(PLACED, STOPPED, TOLD);
  }

  @Test
  void it_goes_on_where_it_ended() {
    written(PLACED);

    assertThat(written(TOLD)).containsExactly(PLACED);
    assertThat(read()).containsExactly(PLACED, TOLD);
  }

  @Test
  void no_number_is_on_disk() throws Exception {
    written(PLACED);
    var line = Base64.getDecoder().decode(Files.readString(path).strip());

    assertThat(new String(line, StandardCharsets.ISO_8859_1))
        .doesNotContain("2125550187", "5550142");
  }

  @Test
  void a_torn_last_line_is_dropped_wherever_it_was_torn() throws Exception {
    written(PLACED, TOLD);
    var whole = Files.readAllBytes(path);
    var second = Files.readString(path).indexOf('\n') + 1;
    for (var length = whole.length - 1; length >= second; length--) {
      Files.write(path, Arrays.copyOf(whole, length));

      assertThat(written(STOPPED)).containsExactly(PLACED);
      assertThat(read()).containsExactly(PLACED, STOPPED);
    }
  }

  @Test
  void garbage_before_the_last_line_is_not_passed_over() throws Exception {
    written(PLACED);
    Files.writeString(path, "garbage\n", StandardOpenOption.APPEND);
    Files.writeString(path, "garbage\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::read).hasMessageContaining("entry 2 of the journal is unreadable");
  }

  /// Opens it, appends, and closes it.
  ///
  /// @return what was there before
  private List<Entry> written(Entry... entries) {
    var journal =
        new SealedJournal(
            new JournalFile(path, SealedJournalTest::mirror, SealedJournalTest::mirror),
            vertx.getOrCreateContext());
    var before = await(journal.open());
    for (var entry : entries) {
      await(journal.append(entry));
    }
    await(journal.close());
    return before;
  }

  private List<Entry> read() {
    return written();
  }

  /// Stands in for real encryption, and undoes itself.
  static byte[] mirror(byte[] bytes) {
    var mirrored = bytes.clone();
    for (var at = 0; at < bytes.length; at++) {
      mirrored[at] = (byte) (bytes[at] ^ 0x5a);
    }
    return mirrored;
  }
}
