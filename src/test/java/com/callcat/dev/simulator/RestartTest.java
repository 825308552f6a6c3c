package com.callcat.dev.simulator;

import static com.callcat.dev.simulator.Bench.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.simulator.Hooks.Hook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulator goes away in the middle of a talk, and comes back with nothing but its journal.
class RestartTest {
  private final Path journal;
  private final Bench bench;

  RestartTest(@TempDir Path directory) {
    journal = directory.resolve("simulator.journal");
    bench = Bench.start(settings(Bench.ENDLESS));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private SimulatorSettings settings(CallDurations durations) {
    var file = new JournalFile(journal, SealedJournalTest::mirror, SealedJournalTest::mirror);
    return Bench.settings(durations, 20, file);
  }

  /// The same journal; the clock has gone on meanwhile.
  private void restartAfter(Duration pause) {
    bench.undeploy();
    var clock = InstantSource.system();
    bench.deploy(settings(Bench.QUICK), () -> clock.instant().plus(pause));
  }

  @Test
  void a_talk_goes_on() {
    var id = bench.place("+12125550187");
    await(bench.hooks.of(id, 1));
    var before = bench.call(id);
    restartAfter(Duration.ofMinutes(30));

    assertThat(bench.call(id)).isEqualTo(before);
    assertThat(bench.rings()).extracting(ring -> ring.getString("callId")).containsExactly(id);
  }

  @Test
  void a_talk_that_ended_meanwhile_is_told_to_its_end() {
    var id = bench.place("+12125550187");
    var start = await(bench.hooks.of(id, 1)).getFirst().call().getLong("start_timestamp");
    restartAfter(Duration.ofHours(2));
    var told = await(bench.hooks.of(id, 4));

    assertThat(told.subList(1, 4))
        .extracting(Hook::event)
        .containsExactlyInAnyOrder("call_started", "call_ended", "call_analyzed");
    assertThat(bench.call(id).getLong("end_timestamp")).isEqualTo(start + 3_600_000);
  }

  @Test
  void a_stop_is_remembered() {
    var id = bench.place("+12125550187");
    await(bench.hooks.of(id, 1));
    bench.stop(id);
    restartAfter(Duration.ofMinutes(1));

    assertThat(bench.call(id).getString("disconnection_reason")).isEqualTo("manual_stopped");
  }

  @Test
  void what_was_told_to_its_end_is_not_told_again() {
    bench.undeploy();
    bench.deploy(settings(Bench.QUICK), InstantSource.system());
    var first = bench.place("+12125550187");
    await(bench.hooks.of(first, 3));
    // its end is journaled before that of a later call
    await(bench.hooks.of(bench.place("+12125550188"), 3));
    restartAfter(Duration.ofMinutes(1));
    await(bench.hooks.of(bench.place("+12125550189"), 3));

    assertThat(bench.hooks.all())
        .filteredOn(hook -> hook.call().getString("call_id").equals(first))
        .hasSize(3);
    assertThat(bench.rings()).hasSize(3);
  }

  @Test
  void a_new_call_never_takes_the_id_of_an_old_one() {
    var old = bench.place("+12125550187");
    restartAfter(Duration.ZERO);

    assertThat(bench.place("+12125550188")).isNotEqualTo(old);
  }
}
