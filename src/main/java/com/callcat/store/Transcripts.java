package com.callcat.store;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.store.TranscriptTable.Condition;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What was said, for 90 days. Of what Retell sends the longest text stays, whichever came first;
/// what a user has written stays whatever Retell sends.
final class Transcripts {
  private static final Duration KEPT = Duration.ofDays(90);

  /// How often an addition starts over; each time somebody else's has got in.
  private static final int ATTEMPTS = 50;

  private final TranscriptTable table;
  private final Blobs blobs;
  private final InstantSource clock;

  Transcripts(TranscriptTable table, Blobs blobs, InstantSource clock) {
    this.table = table;
    this.blobs = blobs;
    this.clock = clock;
  }

  /// Keeps what Retell sent, if it is better than what is there.
  Future<?> keep(CallKey key, ProviderReport report) {
    var text = report.transcript();
    if (text == null || text.isBlank()) {
      return Future.succeededFuture();
    }
    var weight = weight(text, report.stage());
    return item(key, report.providerId().value(), text, false)
        .compose(
            item -> {
              item.put("weight", weight);
              return table.put(item, lighter(weight));
            });
  }

  Future<String> read(Call call) {
    return table
        .get(id(call))
        .compose(item -> text(call, item))
        .compose(text -> text == null ? notFound(call) : Future.succeededFuture(text));
  }

  Future<String> write(Call call, String text) {
    return item(call.key(), id(call), text, true).compose(item -> table.put(item, null)).map(text);
  }

  Future<String> append(Call call, String line) {
    return append(call, line, ATTEMPTS);
  }

  Future<?> delete(Call call) {
    return table.delete(id(call));
  }

  private Future<String> append(Call call, String line, int attempts) {
    if (attempts == 0) {
      return Dynamo.unavailable();
    }
    return table
        .get(id(call))
        .compose(seen -> appendTo(seen, call, line))
        .compose(
            whole ->
                whole == null ? append(call, line, attempts - 1) : Future.succeededFuture(whole));
  }

  /// Null when somebody has written since.
  private Future<@Nullable String> appendTo(
      Map<String, AttributeValue> seen, Call call, String line) {
    return text(call, seen)
        .map(text -> text == null || text.isEmpty() ? line : text + "\n" + line)
        .compose(
            whole ->
                item(call.key(), id(call), whole, true)
                    .compose(item -> table.put(item, Condition.unchanged(seen)))
                    .map(stored -> stored ? whole : null));
  }

  /// DynamoDB deletes days late, so what has expired is taken as none.
  private Future<@Nullable String> text(Call call, Map<String, AttributeValue> item) {
    var text = item.get(TranscriptTable.TEXT);
    var expiresAt = item.get(Tables.EXPIRES_AT);
    if (text == null || expiresAt == null || Long.parseLong(expiresAt.n()) <= now()) {
      return Future.succeededFuture(null);
    }
    return blobs.get(call.key(), TranscriptTable.TEXT, text).map(found -> found);
  }

  private Future<Map<String, AttributeValue>> item(
      CallKey key, String id, String text, boolean edited) {
    var expiresAt = now() + KEPT.toSeconds();
    return blobs
        .put(key, TranscriptTable.TEXT, text, Parts.SIZE, expiresAt)
        .map(
            value ->
                new HashMap<>(
                    Map.of(
                        TranscriptTable.ID,
                        AttributeValue.fromS(id),
                        TranscriptTable.TEXT,
                        value,
                        "edited",
                        AttributeValue.fromBool(edited),
                        Tables.EXPIRES_AT,
                        number(expiresAt))));
  }

  /// Its length; of two equally long ones the later stage's counts more, so that no order matters.
  private static AttributeValue weight(String text, Stage stage) {
    return number(2L * text.length() + (stage == Stage.ANALYZED ? 1 : 0));
  }

  private Condition lighter(AttributeValue weight) {
    return new Condition(
        "attribute_not_exists(callId) OR ExpiresAt <= :now OR (edited = :no AND weight < :weight)",
        Map.of(":now", number(now()), ":no", AttributeValue.fromBool(false), ":weight", weight));
  }

  private static String id(Call call) {
    var providerId = call.providerId();
    return providerId == null ? call.key().callId().toString() : providerId.value();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static Future<String> notFound(Call call) {
    var what = "transcript of call " + call.key().callId();
    return Future.failedFuture(new ProblemException(new Problem.NotFound(what)));
  }
}
