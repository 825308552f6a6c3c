package com.callcat.store;

import static com.callcat.store.JournalFixture.all;
import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.claimed;
import static com.callcat.store.SampleCalls.ended;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Call;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeJournalTest {
  @AutoClose private final StoreFixture store = StoreFixture.empty();
  private JournalCursor begin;

  @BeforeEach
  void open() {
    store.now = JournalFixture.NOW;
    begin = store.ask(new OpenJournal(USER, null)).next();
  }

  @Test
  void every_visible_change_is_told_in_order_with_the_call_as_it_was() throws Exception {
    var made = store.ask(new Create(scheduled()));
    var running = store.ask(new Save(inProgress(made), null));
    var ended = store.ask(new Save(ended(running), null));
    var told = told(3);
    assertThat(told).extracting(JournalChange::call).containsExactly(made, running, ended);
    assertThat(told).noneMatch(JournalChange::deleted);
  }

  @Test
  void a_deleted_call_is_told_as_it_was() throws Exception {
    var made = store.ask(new Create(scheduled()));
    store.ask(new Delete(made));
    var told = told(2);
    assertThat(told.getLast())
        .returns(made, JournalChange::call)
        .returns(true, JournalChange::deleted);
  }

  @Test
  void what_a_user_cannot_see_is_not_told() throws Exception {
    var made = store.ask(new Create(scheduled()));
    var claimed = store.ask(new Save(claimed(made, "token"), null, false, made));
    var running = store.ask(new Save(inProgress(claimed), null, true, claimed));
    assertThat(told(2)).extracting(JournalChange::call).containsExactly(made, running);
  }

  @Test
  void each_user_has_a_journal_of_their_own() throws Exception {
    var other = new UserId(8);
    var place = store.ask(new OpenJournal(other, null)).next();
    store.ask(new Create(scheduled()));
    var theirs = store.ask(new Create(SampleCalls.scheduledAt(other, SampleCalls.NOON)));
    told(1);
    assertThat(JournalFixture.told(store, other, place, 1))
        .extracting(JournalChange::call)
        .containsExactly(theirs);
  }

  @Test
  void two_writers_make_one_chain_without_holes_or_repetitions() throws Exception {
    try (var second = StoreFixture.on(store.database)) {
      second.now = store.now.plusMillis(37);
      var made =
          all(
              IntStream.range(0, 60)
                  .mapToObj(n -> (n % 2 == 0 ? store : second).asking(new Create(scheduled())))
                  .toList());
      var told = told(made.size());
      assertThat(told).extracting(JournalChange::call).containsExactlyInAnyOrderElementsOf(made);
      assertThat(JournalFixture.told(second, USER, begin)).isEqualTo(told);
      var numbers = numbers();
      assertThat(numbers)
          .isEqualTo(
              LongStream.rangeClosed(numbers.getFirst(), numbers.getLast()).boxed().toList());
    }
  }

  @Test
  void two_who_begin_a_journal_at_once_begin_the_same_one() {
    try (var second = StoreFixture.on(store.database)) {
      second.now = store.now.plusMillis(5);
      for (var n = 100L; n < 110; n++) {
        var request = new OpenJournal(new UserId(n), null);
        var opened = all(List.of(store.asking(request), second.asking(request)));
        assertThat(new HashSet<>(opened)).hasSize(1);
      }
    }
  }

  @Test
  void what_comes_while_an_entry_is_written_goes_into_the_next_one_together() throws Exception {
    create(200);
    assertThat(told(200)).extracting(JournalChange::cursor).doesNotHaveDuplicates();
    assertThat(numbers()).hasSizeLessThan(100);
  }

  @Test
  void reading_on_from_any_event_brings_exactly_what_came_after_it() throws Exception {
    create(60);
    var told = told(60);
    try (var restarted = StoreFixture.on(store.database)) {
      for (var n = 0; n < told.size(); n++) {
        var cursor = told.get(n).cursor();
        assertThat(restarted.ask(new OpenJournal(USER, cursor)))
            .returns(false, JournalPage::gap)
            .returns(cursor, JournalPage::from);
        assertThat(JournalFixture.told(restarted, USER, cursor))
            .isEqualTo(told.subList(n + 1, told.size()));
      }
    }
  }

  @Test
  void a_change_that_another_process_has_overtaken_is_not_told_after_it() throws Exception {
    try (var slow = new JournalFixture(store.database, USER, () -> store.now)) {
      var made = store.ask(new Create(scheduled()));
      var running = inProgress(made);
      told(1);
      slow.append(new Change(scheduled(), false));
      var ended = store.ask(new Save(ended(store.ask(new Save(running, null, false, made))), null));
      told(3);
      slow.append(new Change(running, false));
      var last = store.ask(new Create(scheduled()));
      assertThat(told(4).stream().map(JournalChange::call).skip(2)).containsExactly(ended, last);
    }
  }

  private List<Call> create(int count) {
    return all(
        IntStream.range(0, count)
            .<Future<Call>>mapToObj(_ -> store.asking(new Create(scheduled())))
            .toList());
  }

  private List<JournalChange> told(int count) throws Exception {
    return JournalFixture.told(store, USER, begin, count);
  }

  private List<Long> numbers() {
    return JournalFixture.entries(store, USER).stream().map(JournalEntry::seq).toList();
  }
}
