package com.callcat.store;

import static com.callcat.store.Attributes.number;
import static com.callcat.store.JournalEntry.ID;
import static com.callcat.store.JournalEntry.SEQ;
import static com.callcat.store.JournalEntry.VERSIONS;
import static com.callcat.store.JournalEntry.WRITER;
import static com.callcat.store.JournalEntry.key;
import static com.callcat.store.Tables.EXPIRES_AT;

import com.callcat.call.CallId;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The items of `callcat-changes`: for each user a chain of entries whose numbers have no holes. An
/// entry is appended by a conditional write under the number after the newest one. So the writers
/// of all processes append one after the other. A chain to which nothing was appended for a day is
/// replaced by [JournalChains].
final class JournalTable {
  /// Stands for the number of an entry if there is none.
  static final long NONE = 0;

  /// How long after it was written an entry may be appended to, and read from.
  static final Duration TRUSTED = Duration.ofDays(1);

  /// How long entries are stored. DynamoDB deletes expired items in any order, so none may expire
  /// while it may still be appended to.
  private static final Duration RETENTION = TRUSTED.plusHours(1);

  /// How many entries to read if nothing is known of a journal.
  private static final int RECENT = 25;

  private final Dynamo dynamo;
  private final InstantSource clock;
  private final JournalChains chains;

  JournalTable(Dynamo dynamo, InstantSource clock) {
    this.dynamo = dynamo;
    this.clock = clock;
    chains = new JournalChains(dynamo, clock, this);
  }

  /// What a writer needs to know of an entry that was appended.
  ///
  /// @param trusted whether an entry may be appended behind it
  /// @param writer the process that has appended it, if that is known
  /// @param versions the version of each call in it
  record Appended(
      long seq, String id, boolean trusted, @Nullable String writer, Map<CallId, Long> versions) {}

  /// The newest entry.
  ///
  /// @param seq its number; [#NONE] if there is none
  /// @param trusted whether an entry may be appended behind it
  record Newest(long seq, boolean trusted) {}

  /// The entries that were appended behind a number, newest first. Behind [#NONE], only the most
  /// recent ones.
  Future<List<Appended>> appendedAfter(UserId userId, long seq) {
    return collect(userId, seq, Map.of(), new ArrayList<>());
  }

  private Future<List<Appended>> collect(
      UserId userId, long seq, Map<String, AttributeValue> after, List<Appended> found) {
    var request =
        after(userId, seq)
            .scanIndexForward(false)
            .projectionExpression(String.join(", ", SEQ, ID, VERSIONS, WRITER, EXPIRES_AT))
            .limit(RECENT);
    if (!after.isEmpty()) {
      request.exclusiveStartKey(after);
    }
    return dynamo
        .ask(client -> client.query(request.build()))
        .compose(
            answer -> {
              answer.items().forEach(item -> found.add(appended(item)));
              return seq == NONE || !answer.hasLastEvaluatedKey()
                  ? Future.succeededFuture(found)
                  : collect(userId, seq, answer.lastEvaluatedKey(), found);
            });
  }

  private Appended appended(Map<String, AttributeValue> item) {
    var versions = new HashMap<CallId, Long>();
    ItemReader.present(item, VERSIONS)
        .m()
        .forEach((id, version) -> versions.put(new CallId(UUID.fromString(id)), number(version)));
    var id = ItemReader.present(item, ID).s();
    var writer = item.get(WRITER);
    return new Appended(
        JournalEntry.seq(item), id, trusted(item), writer == null ? null : writer.s(), versions);
  }

  Future<Newest> newest(UserId userId) {
    var request =
        after(userId, NONE)
            .scanIndexForward(false)
            .projectionExpression(String.join(", ", SEQ, EXPIRES_AT))
            .limit(1)
            .build();
    return dynamo
        .ask(client -> client.query(request))
        .map(
            answer ->
                answer.items().stream()
                    .findFirst()
                    .map(item -> new Newest(JournalEntry.seq(item), trusted(item)))
                    .orElse(new Newest(NONE, false)));
  }

  /// The entries from a number on, oldest first.
  ///
  /// @param decode runs on a thread of the SDK
  <T> Future<T> read(UserId userId, long from, int limit, Function<QueryResponse, T> decode) {
    var request = after(userId, from - 1).limit(limit).build();
    return dynamo.ask(client -> client.query(request).thenApply(decode));
  }

  /// Appends an entry.
  ///
  /// @param newest the number of the newest entry, or [#NONE] if there is none that may be appended
  ///   to
  /// @return its number, or [#NONE] if `newest` was not the newest entry any more
  Future<Long> append(UserId userId, long newest, JournalEntry entry) {
    return newest == NONE ? chains.begin(userId, entry) : put(userId, newest + 1, entry);
  }

  private Future<Long> put(UserId userId, long seq, JournalEntry entry) {
    var request =
        PutItemRequest.builder()
            .tableName(dynamo.tables().changes())
            .item(item(userId, seq, entry))
            .conditionExpression("attribute_not_exists(seq)")
            .build();
    return dynamo
        .ask(client -> client.putItem(request))
        .map(seq)
        .recover(
            failure ->
                failure instanceof ConditionalCheckFailedException
                    ? Future.succeededFuture(NONE)
                    : Future.failedFuture(failure));
  }

  Map<String, AttributeValue> item(UserId userId, long seq, JournalEntry entry) {
    var item = entry.item();
    item.putAll(key(userId, seq));
    item.put(EXPIRES_AT, number(clock.instant().plus(RETENTION).getEpochSecond()));
    return item;
  }

  private boolean trusted(Map<String, AttributeValue> item) {
    var deleted = Instant.ofEpochSecond(number(ItemReader.present(item, EXPIRES_AT)));
    return clock.instant().isBefore(deleted.minus(RETENTION).plus(TRUSTED));
  }

  private QueryRequest.Builder after(UserId userId, long seq) {
    return QueryRequest.builder()
        .tableName(dynamo.tables().changes())
        .consistentRead(true)
        .keyConditionExpression("userId = :user AND seq > :seq")
        .expressionAttributeValues(
            Map.of(
                ":user", AttributeValue.fromN(userId.toString()),
                ":seq", number(Math.max(seq, NONE))));
  }
}
