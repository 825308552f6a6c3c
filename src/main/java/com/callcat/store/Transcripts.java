package com.callcat.store;

import static com.callcat.store.Attributes.number;

import com.callcat.call.Blank;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallTranscript;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.store.TranscriptTable.Condition;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The transcripts, which are stored for 90 days. There are two items for a call, so that Retell
/// and the user cannot overwrite each other's text, whichever comes first. Retell's text is stored
/// under Retell's id of the call; of several texts the longest is kept. What the user writes is
/// stored under our own id, which exists before the call is dialled: notes, and if the user wants,
/// a text that replaces Retell's.
final class Transcripts {
  private static final Duration RETENTION = Duration.ofDays(90);

  /// How often an addition is tried again when another writer was faster.
  private static final int ATTEMPTS = 50;

  private final TranscriptTable table;
  private final StoredTexts texts;
  private final InstantSource clock;

  Transcripts(TranscriptTable table, StoredTexts texts, InstantSource clock) {
    this.table = table;
    this.texts = texts;
    this.clock = clock;
  }

  /// Both items of a call as they were read.
  ///
  /// @param sent by Retell
  /// @param written by the user
  private record Stored(TranscriptItem sent, TranscriptItem written) {

    @Nullable CallTranscript together() {
      return together(written.texts());
    }

    /// @param texts written by the user
    @Nullable CallTranscript together(@Nullable CallTranscript texts) {
      var talk = sent.texts() == null ? null : sent.texts().talk();
      if (texts == null) {
        return talk == null ? null : new CallTranscript(talk, null);
      }
      return texts.talk() == null ? new CallTranscript(talk, texts.notes()) : texts;
    }
  }

  /// Stores Retell's text, if it is better than the stored one.
  Future<?> store(CallKey key, ProviderReport report) {
    var text = report.transcript();
    if (text == null || Blank.all(text) || texts.has(report.providerId(), text)) {
      return Future.succeededFuture();
    }
    var weight = weight(text, report.stage());
    return table
        .item(key, id(report.providerId()), new CallTranscript(text, null), expiry(now()))
        .compose(
            item -> {
              item.put("weight", weight);
              return table.put(item, lighter(weight));
            })
        .onSuccess(
            stored -> {
              if (stored) {
                texts.stored(report.providerId(), text);
              }
            });
  }

  Future<CallTranscript> read(Call call) {
    return stored(call)
        .map(Stored::together)
        .compose(text -> text == null ? notFound(call) : Future.succeededFuture(text));
  }

  Future<CallTranscript> write(Call call, String text) {
    var written = new CallTranscript(text, null);
    return table
        .item(call.key(), id(call.key()), written, expiry(call))
        .compose(item -> table.put(item, null))
        .map(written);
  }

  Future<CallTranscript> append(Call call, String line) {
    return append(call, line, ATTEMPTS);
  }

  Future<?> delete(Call call) {
    return table.delete(id(call.key()));
  }

  private Future<CallTranscript> append(Call call, String line, int attempts) {
    if (attempts == 0) {
      return Dynamo.unavailable();
    }
    return stored(call)
        .compose(seen -> appendTo(seen, call, line))
        .compose(
            whole ->
                whole == null ? append(call, line, attempts - 1) : Future.succeededFuture(whole));
  }

  /// Appends a line; null if another writer has changed the item since it was read.
  private Future<@Nullable CallTranscript> appendTo(Stored seen, Call call, String line) {
    var written = CallTranscript.add(seen.written().texts(), line);
    return table
        .item(call.key(), id(call.key()), written, expiry(call))
        .compose(item -> table.put(item, Condition.unchanged(seen.written())))
        .map(stored -> stored ? seen.together(written) : null);
  }

  private Future<Stored> stored(Call call) {
    var providerId = call.providerId();
    var sent =
        providerId == null
            ? Future.succeededFuture(TranscriptItem.NONE)
            : table.get(call.key(), id(providerId), now());
    var written = table.get(call.key(), id(call.key()), now());
    return Future.all(sent, written).map(_ -> new Stored(sent.result(), written.result()));
  }

  /// How good a text is: the longer the better. Of two equally long texts the one of the later
  /// stage is better, so that the result does not depend on their order.
  private static AttributeValue weight(String text, Stage stage) {
    return number(2L * text.length() + (stage == Stage.ANALYZED ? 1 : 0));
  }

  private Condition lighter(AttributeValue weight) {
    return new Condition(
        "attribute_not_exists(callId) OR ExpiresAt <= :now OR weight < :weight",
        Map.of(":now", number(now().getEpochSecond()), ":weight", weight));
  }

  private static String id(ProviderId providerId) {
    return providerId.value();
  }

  private static String id(CallKey key) {
    return key.callId().toString();
  }

  /// When a text expires, counted from the later one of now and the call's scheduled time, so that
  /// notes for a call in the far future still exist then.
  private Instant expiry(Call call) {
    var scheduled = call.brief().scheduledFor();
    return expiry(scheduled.isAfter(now()) ? scheduled : now());
  }

  private static Instant expiry(Instant from) {
    return from.plus(RETENTION);
  }

  private Instant now() {
    return clock.instant();
  }

  private static Future<CallTranscript> notFound(Call call) {
    var what = "transcript of call " + call.key().callId();
    return Future.failedFuture(new ProblemException(new Problem.NotFound(what)));
  }
}
