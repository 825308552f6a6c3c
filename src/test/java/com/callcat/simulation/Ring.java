package com.callcat.simulation;

import com.callcat.call.Analysis;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.Payload;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One ring of a phone: what Retell knows of it.
final class Ring {
  private static final PhoneNumber CALLER = new PhoneNumber("+14155550142");
  private static final Duration ANALYSIS = Duration.ofSeconds(5);
  private static final Analysis NOTHING = new Analysis(null, List.of(), List.of(), null, false);
  private static final Analysis SUMMARY = new Analysis("Done.", List.of(), List.of(), null, false);
  static final Analysis WHOLE = new Analysis("Done.", List.of(), List.of(), "Neutral", false);

  private final ProviderId id;
  private final CallKey key;
  private final String token;
  private final Instant askedAt;
  private final Instant registeredAt;
  private final Instant pickedUpAt;
  private final boolean inPieces;
  private Instant endsAt;
  private String reason;

  /// @param askedAt when the request for it was sent
  /// @param talk the time after which it ends by itself
  /// @param inPieces whether its end is first reported without a reason, and its analysis in parts
  Ring(
      ProviderId id,
      Call call,
      Instant askedAt,
      Instant now,
      Duration talk,
      String reason,
      boolean inPieces) {
    this.id = id;
    this.key = call.key();
    this.token = Objects.requireNonNull(call.attempt()).token();
    this.askedAt = askedAt;
    this.registeredAt = now;
    this.pickedUpAt = now.plusSeconds(3);
    this.endsAt = pickedUpAt.plus(talk);
    this.reason = reason;
    this.inPieces = inPieces;
  }

  ProviderId id() {
    return id;
  }

  CallKey key() {
    return key;
  }

  String token() {
    return token;
  }

  Instant askedAt() {
    return askedAt;
  }

  Instant registeredAt() {
    return registeredAt;
  }

  /// Retell's reason for the end, after the call is over.
  String reason() {
    return reason;
  }

  boolean runs(Instant now) {
    return now.isBefore(endsAt);
  }

  /// When it reaches a stage, as far as is known now.
  Instant at(Stage stage) {
    return switch (stage) {
      case REGISTERED -> registeredAt;
      case STARTED -> pickedUpAt;
      case ENDED -> endsAt;
      case ANALYZED -> endsAt.plus(ANALYSIS);
    };
  }

  void hangUp(Instant now) {
    if (runs(now)) {
      endsAt = now;
      reason = "manual_stopped";
    }
  }

  Stage stage(Instant now) {
    for (var stage : List.of(Stage.ANALYZED, Stage.ENDED, Stage.STARTED)) {
      if (!now.isBefore(at(stage))) {
        return stage;
      }
    }
    return Stage.REGISTERED;
  }

  /// Everything that Retell knows at a stage.
  ProviderReport report(Stage stage) {
    return report(stage, reason, stage == Stage.ANALYZED ? WHOLE : null);
  }

  /// What its webhooks say at a stage.
  List<ProviderReport> webhooks(Stage stage) {
    if (!inPieces) {
      return List.of(report(stage));
    }
    return switch (stage) {
      case REGISTERED, STARTED -> List.of(report(stage));
      case ENDED -> List.of(report(stage, null, null));
      case ANALYZED ->
          List.of(report(stage, null, NOTHING), report(stage, null, SUMMARY), report(stage));
    };
  }

  private ProviderReport report(Stage stage, @Nullable String why, @Nullable Analysis analysis) {
    var over = stage == Stage.ENDED || stage == Stage.ANALYZED;
    var picked = stage != Stage.REGISTERED && !endsAt.isBefore(pickedUpAt);
    var payload = Payload.of(stage + " " + why + " " + analysis);
    return new ProviderReportBuilder(id, stage, payload)
        .key(key)
        .token(token)
        .callerNumber(CALLER)
        .startedAt(picked ? pickedUpAt : null)
        .endedAt(over ? endsAt : null)
        .durationSec(over ? 1 : null)
        .reason(over ? why : null)
        .analysis(analysis)
        .build();
  }
}
