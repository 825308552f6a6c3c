package com.callcat.store;

import static com.callcat.store.StoreFixture.TABLES;

import com.callcat.bus.Bus;
import com.callcat.bus.EntryAppended;
import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import com.callcat.bus.StoreRequest.ReadJournal;
import com.callcat.bus.Timers;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import com.callcat.testing.Eventually;
import com.callcat.testing.UnseenMetrics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads journals, and is a process of its own that writes into one when a test says so.
final class JournalFixture implements AutoCloseable {
  /// So far ahead that nothing of a journal expires by DynamoDB's own clock.
  static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final DynamoDbAsyncClient client;
  private final JournalWriter writer;

  JournalFixture(Config.DynamoDb database, UserId userId, InstantSource clock) {
    this("another process", database, userId, clock);
  }

  /// @param process its name
  JournalFixture(String process, Config.DynamoDb database, UserId userId, InstantSource clock) {
    Bus.register(vertx);
    client =
        Dynamo.connect(
            vertx, database, StoreFixture.PATIENTLY, StoreFixture.meter(), StoreFixture.spans());
    var dynamo = new Dynamo(client, context, TABLES);
    writer =
        new JournalWriter(
            userId,
            new JournalWriter.Tools(
                process,
                new JournalTable(dynamo, clock),
                new CallItem(new Sealer(StoreFixture.KEYSET, () -> {}), new DueShards(true)),
                new Persistence(dynamo, clock),
                new Semaphore(100),
                Bus.of(vertx),
                new FollowedJournals(Bus.of(vertx), Timers.of(vertx), process),
                clock,
                UnseenMetrics.create().store));
  }

  /// Appends a change whose call was written some time ago.
  void append(Change change) {
    var appended = Promise.<Void>promise();
    context.runOnContext(
        _ -> {
          writer.add(change);
          writer.finished().onComplete(appended);
        });
    appended.future().await();
  }

  /// What it tells another process of what it appends from now on.
  BlockingQueue<EntryAppended> toldTo(String process) {
    var told = new LinkedBlockingQueue<EntryAppended>();
    Bus.of(vertx).onTold(process, EntryAppended.class, told::add).await();
    return told;
  }

  void hears(EntryAppended entry) {
    var heard = Promise.<Void>promise();
    context.runOnContext(
        _ -> {
          writer.heard(entry);
          heard.complete();
        });
    heard.future().await();
  }

  /// All that is told behind a place, once it is so much.
  static List<JournalChange> told(StoreFixture store, UserId userId, JournalCursor from, int count)
      throws Exception {
    return Eventually.until(() -> told(store, userId, from), told -> told.size() >= count);
  }

  static List<JournalChange> told(StoreFixture store, UserId userId, JournalCursor from) {
    var told = new ArrayList<JournalChange>();
    var page = store.ask(new ReadJournal(userId, from));
    told.addAll(page.changes());
    while (page.more()) {
      page = store.ask(new ReadJournal(userId, page.next()));
      told.addAll(page.changes());
    }
    return told;
  }

  /// A user's entries as they are on disk, oldest first.
  static List<Map<String, AttributeValue>> entries(StoreFixture store, UserId userId) {
    return store.items(TABLES.changes()).stream()
        .filter(item -> ItemReader.present(item, "userId").n().equals(userId.toString()))
        .filter(item -> JournalEntry.seq(item) != JournalTable.NONE)
        .sorted(Comparator.comparingLong(JournalEntry::seq))
        .toList();
  }

  /// What DynamoDB does with what has expired.
  static void delete(StoreFixture store, Map<String, AttributeValue> entry) {
    var key =
        JournalEntry.key(
            new UserId(Long.parseLong(ItemReader.present(entry, "userId").n())),
            JournalEntry.seq(entry));
    store.raw.deleteItem(ask -> ask.tableName(TABLES.changes()).key(key)).join();
  }

  static <A> List<A> all(List<Future<A>> answers) {
    return Future.all(answers).await().list();
  }

  @Override
  public void close() {
    vertx.close().await();
    client.close();
  }
}
