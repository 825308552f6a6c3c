package com.callcat.store;

import static com.callcat.store.JournalFixture.delete;
import static com.callcat.store.JournalFixture.entries;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.call.Call;
import com.callcat.call.Problem.Invalid;
import com.callcat.testing.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of a journal, and of those who come back to it, when its entries go.
class JournalExpiryTest {
  @AutoClose private final StoreFixture store = StoreFixture.empty();
  private JournalCursor begin;

  @BeforeEach
  void open() {
    store.now = JournalFixture.NOW;
    begin = store.ask(new OpenJournal(USER, null)).next();
  }

  @Test
  void an_entry_is_stored_for_an_hour_longer_than_it_is_trusted() throws Exception {
    tell();
    assertThat(ItemReader.present(entries(store, USER).getLast(), "ExpiresAt").n())
        .isEqualTo(String.valueOf(store.now.plus(Duration.ofHours(25)).getEpochSecond()));
  }

  @Test
  void whoever_comes_back_within_a_day_misses_nothing() throws Exception {
    var place = told(tell());
    store.now = store.now.plus(Duration.ofHours(23));
    assertThat(store.ask(new OpenJournal(USER, place)).gap()).isFalse();
    var next = tell();
    assertThat(store.ask(new OpenJournal(USER, place)))
        .returns(false, JournalPage::gap)
        .satisfies(
            page ->
                assertThat(page.changes()).extracting(JournalChange::call).containsExactly(next));
  }

  @Test
  void after_an_expired_entry_a_gap_is_told_and_then_what_is_still_kept() throws Exception {
    tell();
    tell();
    var kept = tell();
    entries(store, USER).subList(1, 3).forEach(entry -> delete(store, entry));
    var page = store.ask(new OpenJournal(USER, begin));
    assertThat(page.gap()).isTrue();
    assertThat(page.changes()).extracting(JournalChange::call).containsExactly(kept);
  }

  @Test
  void a_gap_in_the_middle_ends_the_page_before_it() throws Exception {
    var first = tell();
    tell();
    var last = tell();
    delete(store, entries(store, USER).get(2));
    var page = store.ask(new OpenJournal(USER, begin));
    assertThat(page).returns(false, JournalPage::gap).returns(true, JournalPage::more);
    assertThat(page.changes()).extracting(JournalChange::call).containsExactly(first);
    var next = store.ask(new ReadJournal(USER, page.next()));
    assertThat(next.gap()).isTrue();
    assertThat(next.changes()).extracting(JournalChange::call).containsExactly(last);
  }

  @Test
  void numbers_never_come_again_when_all_entries_have_gone() throws Exception {
    var place = told(tell());
    entries(store, USER).forEach(entry -> delete(store, entry));
    store.now = store.now.plus(Duration.ofDays(2));
    var page = store.ask(new OpenJournal(USER, place));
    assertThat(page.gap()).isTrue();
    assertThat(page.next().entry()).isGreaterThan(place.entry());
    var call = tell();
    assertThat(told(call).entry()).isGreaterThan(page.next().entry());
    assertThat(store.ask(new OpenJournal(USER, page.next())).changes())
        .extracting(JournalChange::call)
        .containsExactly(call);
  }

  @Test
  void numbers_never_come_again_when_the_newest_entry_went_first() throws Exception {
    tell();
    var place = told(tell());
    delete(store, entries(store, USER).getLast());
    store.now = store.now.plus(Duration.ofDays(1));
    var call = tell();
    assertThat(told(call).entry()).isGreaterThan(place.entry());
    assertThat(store.ask(new OpenJournal(USER, place)).gap()).isTrue();
  }

  @Test
  void a_writer_that_still_trusts_the_old_entries_joins_the_new_chain() throws Exception {
    try (var slow = new JournalFixture(store.database, USER, () -> JournalFixture.NOW)) {
      slow.append(new Change(scheduled(), false));
      store.now = store.now.plus(Duration.ofDays(1));
      var first = tell();
      var second = scheduled();
      slow.append(new Change(second, false));
      var place = store.ask(new OpenJournal(USER, begin)).next();
      assertThat(JournalFixture.told(store, USER, place))
          .extracting(JournalChange::call)
          .containsExactly(first, second);
    }
  }

  @Test
  void a_place_that_was_never_given_out_is_refused() throws Exception {
    var place = told(tell());
    for (var foreign :
        new JournalCursor[] {
          JournalCursor.before(place.entry() + 1), new JournalCursor(place.entry() - 1, 7)
        }) {
      assertThat(store.refusal(new OpenJournal(USER, foreign))).isInstanceOf(Invalid.class);
    }
  }

  /// Makes a call, and waits until it is told.
  private Call tell() throws Exception {
    var before = entries(store, USER).size();
    var call = store.ask(new Create(scheduled()));
    Eventually.until(() -> entries(store, USER), entries -> entries.size() > before);
    return call;
  }

  private JournalCursor told(Call call) {
    return JournalFixture.told(store, USER, begin).stream()
        .filter(change -> change.call().equals(call))
        .findFirst()
        .orElseThrow()
        .cursor();
  }
}
