package com.callcat.store;

import com.callcat.bus.DueCall;
import com.callcat.call.Attempt;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Due;
import com.callcat.call.Ending;
import com.callcat.call.Findings;
import com.callcat.call.IfUnknown;
import com.callcat.call.PhoneNumber;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts a call into an item of `callcat-calls`, and back without loss; times have milliseconds.
/// An item has the key attributes of an index only while the call belongs into that index.
final class CallItem {
  /// The attribute with the data that Retell sent. It is no part of [Call], and is written and read
  /// separately.
  static final String DATA = "retellCallData";

  /// The sort key by which a user's calls of a status are found, see [ListedKey].
  static final String LISTED = "listed";

  /// The attributes that not every call has. A write removes those that the call has no more.
  static final Set<String> OPTIONAL =
      Set.of(
          "scheduledAt",
          "voiceId",
          "ifUnknown",
          "attemptNumber",
          "attemptToken",
          "attemptPhase",
          "attemptSince",
          "attemptLookUps",
          "attemptClaimedAt",
          "attemptSent",
          "dueShard",
          "dueAt",
          "dueFor",
          "providerId",
          "callerNumber",
          "acceptedAt",
          "pickedUp",
          "callStartedAt",
          "followUps",
          "endedAt",
          "durationTold",
          "completedAt",
          "endReason",
          "endReasonStage",
          "outcome",
          "durationSec",
          "summary",
          "actionItems",
          "tags",
          "sentiment",
          "voicemail",
          "foundSummary",
          "foundActionItems",
          "foundTags",
          "foundSentiment",
          "foundBy",
          "recordingUrl",
          "recordingStage",
          "reports");

  private final Sealer sealer;
  private final DueShards shards;

  CallItem(Sealer sealer, DueShards shards) {
    this.sealer = sealer;
    this.shards = shards;
  }

  DueShards shards() {
    return shards;
  }

  static Map<String, AttributeValue> key(CallKey key) {
    return Map.of(
        "userId", AttributeValue.fromN(key.userId().toString()),
        "callId", AttributeValue.fromS(key.callId().toString()));
  }

  Map<String, AttributeValue> write(Call call) {
    return fields(call).item();
  }

  CallFields fields(Call call) {
    var to = new ItemWriter(sealer, call.key());
    to.number("version", call.version());
    to.text("status", call.status().name());
    to.text(LISTED, ListedKey.of(call));
    to.time("createdAt", call.createdAt());
    to.time("updatedAt", call.updatedAt());
    to.flag("cancelRequested", call.cancelRequested());
    to.flag("byHand", call.byHand());
    to.time("scheduledAt", call.status().ended() ? null : call.brief().scheduledFor());
    brief(to, call.brief());
    attempt(to, call.attempt());
    due(to, call.key(), call.due());
    DialledItem.write(to, call.dialled());
    ending(to, call.ending());
    findings(to, call.findings());
    return to.fields();
  }

  Call read(Map<String, AttributeValue> item) {
    var from = new ItemReader(item, sealer);
    return new CallBuilder(
            from.key(),
            CallStatus.valueOf(from.text("status")),
            brief(from),
            from.time("createdAt"))
        .version(from.number("version"))
        .updatedAt(from.time("updatedAt"))
        .attempt(attempt(from))
        .due(due(from))
        .cancelRequested(from.flag("cancelRequested"))
        .byHand(from.flag("byHand"))
        .dialled(DialledItem.read(from))
        .ending(ending(from))
        .findings(findings(from))
        .build();
  }

  /// Reads an item of the index of due calls, which has no other attributes.
  DueCall readDue(Map<String, AttributeValue> item) {
    var from = new ItemReader(item, sealer);
    return new DueCall(from.key(), Objects.requireNonNull(due(from)));
  }

  private static void brief(ItemWriter to, Brief brief) {
    to.secret("calleeName", brief.calleeName());
    to.secret("phoneNumber", brief.phoneNumber().e164());
    to.secret("subject", brief.subject());
    to.secret("prompt", brief.prompt());
    to.time("scheduledFor", brief.scheduledFor());
    to.text("aiLanguage", brief.aiLanguage());
    to.text("voiceId", brief.voiceId());
    to.text("ifUnknown", brief.ifUnknown() == IfUnknown.FAIL ? null : brief.ifUnknown().name());
  }

  private static Brief brief(ItemReader from) {
    return new Brief(
        from.secret("calleeName"),
        new PhoneNumber(from.secret("phoneNumber")),
        from.secret("subject"),
        from.secret("prompt"),
        from.time("scheduledFor"),
        from.text("aiLanguage"),
        from.textOrNull("voiceId"),
        ifUnknown(from));
  }

  /// Items that older versions have written do not have this attribute.
  private static IfUnknown ifUnknown(ItemReader from) {
    return from.has("ifUnknown") ? IfUnknown.valueOf(from.text("ifUnknown")) : IfUnknown.FAIL;
  }

  private static void attempt(ItemWriter to, @Nullable Attempt attempt) {
    if (attempt != null) {
      to.number("attemptNumber", attempt.number());
      to.text("attemptToken", attempt.token());
      to.text("attemptPhase", attempt.phase().name());
      to.time("attemptSince", attempt.since());
      to.number("attemptLookUps", attempt.lookUps());
      to.time("attemptClaimedAt", attempt.claimedAt());
      to.mark("attemptSent", attempt.sent());
    }
  }

  private static @Nullable Attempt attempt(ItemReader from) {
    return from.has("attemptToken")
        ? new Attempt(
            Math.toIntExact(from.number("attemptNumber")),
            from.text("attemptToken"),
            Attempt.Phase.valueOf(from.text("attemptPhase")),
            from.time("attemptSince"),
            Math.toIntExact(from.number("attemptLookUps")),
            from.time(from.has("attemptClaimedAt") ? "attemptClaimedAt" : "attemptSince"),
            from.has("attemptSent"))
        : null;
  }

  private void due(ItemWriter to, CallKey key, @Nullable Due due) {
    if (due != null) {
      to.number("dueShard", shards.of(key, due));
      to.time("dueAt", due.at());
      to.text("dueFor", due.purpose().name());
    }
  }

  private static @Nullable Due due(ItemReader from) {
    return from.has("dueAt")
        ? new Due(from.time("dueAt"), Due.Purpose.valueOf(from.text("dueFor")))
        : null;
  }

  private static void ending(ItemWriter to, @Nullable Ending ending) {
    if (ending != null) {
      to.time("completedAt", ending.completedAt());
      to.text("endReason", ending.reason());
      to.text("outcome", ending.outcome().name());
      to.number("durationSec", ending.durationSec());
    }
  }

  private static @Nullable Ending ending(ItemReader from) {
    return from.has("completedAt")
        ? new Ending(
            from.time("completedAt"),
            from.text("endReason"),
            Ending.Outcome.valueOf(from.text("outcome")),
            from.numberOrNull("durationSec"))
        : null;
  }

  private static void findings(ItemWriter to, @Nullable Findings findings) {
    if (findings != null) {
      to.secret("foundSummary", findings.summary());
      to.secret("foundActionItems", findings.actionItems());
      to.secret("foundTags", findings.tags());
      to.text("foundSentiment", findings.sentiment());
      to.text("foundBy", findings.source());
    }
  }

  private static @Nullable Findings findings(ItemReader from) {
    return from.has("foundBy")
        ? new Findings(
            from.secret("foundSummary"),
            from.secretList("foundActionItems"),
            from.secretList("foundTags"),
            from.text("foundSentiment"),
            from.text("foundBy"))
        : null;
  }
}
