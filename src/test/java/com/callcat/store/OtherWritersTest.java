package com.callcat.store;

import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.EntryAppended;
import com.callcat.testing.Eventually;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What two processes that append to one journal tell each other.
class OtherWritersTest {
  @AutoClose private final StoreFixture store = StoreFixture.empty();
  @AutoClose private final JournalFixture one = journal("one");
  @AutoClose private final JournalFixture two = journal("two");
  private final BlockingQueue<EntryAppended> told = two.toldTo("one");

  private JournalFixture journal(String process) {
    return new JournalFixture(process, store.database, USER, () -> JournalFixture.NOW);
  }

  private EntryAppended told() throws InterruptedException {
    return Objects.requireNonNull(told.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void whoever_appends_tells_those_who_have_appended_before() throws Exception {
    one.append(new Change(scheduled(), false));
    var call = inProgress(scheduled());
    two.append(new Change(call, false));
    var news = told();
    assertThat(news.writer()).isEqualTo("two");
    assertThat(news.entry()).isEqualTo(newest());
    assertThat(news.versions()).isEqualTo(Map.of(call.key().callId(), call.version()));
  }

  @Test
  void nobody_else_is_told() {
    two.append(new Change(scheduled(), false));
    two.append(new Change(scheduled(), false));
    assertThat(told).isEmpty();
  }

  @Test
  void whoever_has_heard_goes_on_behind_it() throws Exception {
    one.append(new Change(scheduled(), false));
    two.append(new Change(scheduled(), false));
    one.hears(told());
    var before = newest();
    one.append(new Change(scheduled(), false));
    assertThat(newest()).isEqualTo(before + 1);
  }

  @Test
  void what_was_heard_overtakes_what_is_older() throws Exception {
    one.append(new Change(scheduled(), false));
    var call = scheduled();
    two.append(new Change(inProgress(call), false));
    one.hears(told());
    var before = newest();
    one.append(new Change(call, false));
    assertThat(newest()).isEqualTo(before);
  }

  @Test
  void what_was_not_heard_overtakes_it_too() throws Exception {
    one.append(new Change(scheduled(), false));
    var call = scheduled();
    two.append(new Change(inProgress(call), false));
    told();
    two.append(new Change(scheduled(), false));
    one.hears(told());
    var before = newest();
    one.append(new Change(call, false));
    assertThat(newest()).isEqualTo(before);
    one.append(new Change(scheduled(), false));
    assertThat(newest()).isEqualTo(before + 1);
  }

  private long newest() {
    return JournalEntry.seq(JournalFixture.entries(store, USER).getLast());
  }
}
