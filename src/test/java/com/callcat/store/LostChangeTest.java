package com.callcat.store;

import static com.callcat.store.SampleCalls.USER;
import static com.callcat.store.SampleCalls.inProgress;
import static com.callcat.store.SampleCalls.scheduled;
import static com.callcat.store.StoreFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.Create;
import com.callcat.bus.StoreRequest.Delete;
import com.callcat.bus.StoreRequest.JournalPage;
import com.callcat.bus.StoreRequest.OpenJournal;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.bus.StoreRequest.Save;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.UserId;
import com.callcat.testing.DynamoDbProtocol;
import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A write was done and its answer got lost: what the journal makes of it.
class LostChangeTest {
  /// Of one request; the SDK sends it three times.
  private static final int TRIES = 3;

  @AutoClose private final Vertx vertx = Vertx.vertx();
  private final Faults faults = new Faults();
  private final HttpFaultProxy proxy =
      HttpFaultProxy.before(vertx, DynamoDbProtocol.BY_TABLE, TestDynamoDb.endpoint(), faults);

  @AutoClose
  private final StoreFixture store = StoreFixture.on(TestDynamoDb.database(proxy.endpoint()));

  private JournalCursor begin;

  @BeforeEach
  void open() {
    store.now = JournalFixture.NOW;
    begin = store.ask(new OpenJournal(USER, null)).next();
  }

  @Test
  void an_entry_that_was_sent_twice_is_there_once() throws Exception {
    lose(1, "PutItem", TABLES.changes());
    var first = store.ask(new Create(scheduled()));
    var second = store.ask(new Create(scheduled()));
    assertThat(told(2)).extracting(JournalChange::call).containsExactly(first, second);
    Eventually.until(faults::left, left -> left == 0);
  }

  @Test
  void an_entry_that_was_reported_as_failed_is_there_once() throws Exception {
    lose(2 * TRIES, "PutItem", TABLES.changes());
    var first = store.ask(new Create(scheduled()));
    var second = store.ask(new Create(scheduled()));
    assertThat(told(2)).extracting(JournalChange::call).containsExactly(first, second);
    Eventually.until(faults::left, left -> left == 0);
  }

  @Test
  void a_journal_whose_beginning_was_reported_as_failed_begins_once() throws Exception {
    var stranger = new UserId(99);
    lose(TRIES, "TransactWriteItems", TABLES.changes());
    store.ask(new Create(SampleCalls.scheduledAt(stranger, SampleCalls.NOON)));
    Eventually.until(faults::left, left -> left == 0);
    store.ask(new Create(SampleCalls.scheduledAt(stranger, SampleCalls.NOON)));
    var entries =
        Eventually.until(() -> JournalFixture.entries(store, stranger), found -> found.size() == 2);
    assertThat(JournalEntry.seq(entries.getLast()) - JournalEntry.seq(entries.getFirst()))
        .isEqualTo(1);
  }

  @Test
  void a_change_of_a_call_that_was_reported_as_failed_is_told_if_it_was_written() throws Exception {
    var made = store.ask(new Create(scheduled()));
    told(1);
    loseAlsoTheLook("UpdateItem");
    assertThat(store.refusal(new Save(inProgress(made), null))).isInstanceOf(Unavailable.class);
    faults.forget();
    assertThat(told(2).getLast().call()).isEqualTo(inProgress(made));
  }

  @Test
  void a_deletion_that_was_reported_as_failed_is_told_if_it_was_done() throws Exception {
    var made = store.ask(new Create(scheduled()));
    told(1);
    loseAlsoTheLook("DeleteItem");
    assertThat(store.refusal(new Delete(made))).isInstanceOf(Unavailable.class);
    faults.forget();
    assertThat(told(2).getLast().deleted()).isTrue();
  }

  @Test
  void what_could_not_be_kept_for_minutes_is_told_as_a_gap() throws Exception {
    var first = store.ask(new Create(scheduled()));
    told(1);
    lose(100, "PutItem", TABLES.changes());
    store.ask(new Create(scheduled()));
    Eventually.until(faults::left, left -> left < 100);
    store.now = store.now.plus(Duration.ofMinutes(3));
    var last = store.ask(new Create(scheduled()));
    Eventually.until(() -> gap(begin), gap -> gap);
    faults.forget();
    assertThat(told(2)).extracting(JournalChange::call).contains(first, last);
  }

  @Test
  void a_stop_waits_for_what_is_not_appended_yet() throws Exception {
    var database = TestDynamoDb.emptyDatabase();
    var stopped = StoreFixture.on(database);
    stopped.now = JournalFixture.NOW;
    var place = stopped.ask(new OpenJournal(USER, null)).next();
    var made =
        List.of(stopped.asking(new Create(scheduled())), stopped.asking(new Create(scheduled())));
    var calls = JournalFixture.all(made);
    stopped.close();
    try (var next = StoreFixture.on(database)) {
      assertThat(JournalFixture.told(next, USER, place))
          .extracting(JournalChange::call)
          .containsExactlyInAnyOrderElementsOf(calls);
    }
  }

  /// Whether a gap is told behind a place.
  private boolean gap(JournalCursor from) {
    JournalPage page;
    var next = from;
    do {
      page = store.ask(new ReadJournal(USER, next));
      next = page.next();
    } while (!page.gap() && page.more());
    return page.gap();
  }

  /// Who asked for the write is told that nobody knows only when it cannot be looked for either.
  private void loseAlsoTheLook(String operation) {
    lose(2 * TRIES, operation, TABLES.calls());
    lose(2 * TRIES, "GetItem", TABLES.calls());
  }

  private void lose(int answers, String operation, String table) {
    for (var n = 0; n < answers; n++) {
      faults.plan(operation + " " + table, Fault.AFTER);
    }
  }

  private List<JournalChange> told(int count) throws Exception {
    return JournalFixture.told(store, USER, begin, count);
  }
}
