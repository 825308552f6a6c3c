package com.callcat.simulation;

import com.callcat.call.Analysis;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One telephone that rang: what Retell knows of it.
final class Ring {
  private static final PhoneNumber CALLER = new PhoneNumber("+14155550142");
  private static final Duration ANALYSIS = Duration.ofSeconds(5);

  private final ProviderId id;
  private final CallKey key;
  private final String token;
  private final Instant askedAt;
  private final Instant registeredAt;
  private final Instant pickedUpAt;
  private Instant endsAt;
  private String reason;

  /// @param askedAt when the request for it was sent
  /// @param talk how long until it ends by itself
  Ring(ProviderId id, Call call, Instant askedAt, Instant now, Duration talk, String reason) {
    this.id = id;
    this.key = call.key();
    this.token = Objects.requireNonNull(call.attempt()).token();
    this.askedAt = askedAt;
    this.registeredAt = now;
    this.pickedUpAt = now.plusSeconds(3);
    this.endsAt = pickedUpAt.plus(talk);
    this.reason = reason;
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

  boolean runs(Instant now) {
    return now.isBefore(endsAt);
  }

  /// When it comes to a stage, as things stand.
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

  ProviderReport report(Stage stage) {
    var over = stage == Stage.ENDED || stage == Stage.ANALYZED;
    var picked = stage != Stage.REGISTERED && !endsAt.isBefore(pickedUpAt);
    return new ProviderReport(
        id,
        key,
        token,
        stage,
        CALLER,
        picked ? pickedUpAt : null,
        over ? endsAt : null,
        over ? 1 : null,
        over ? reason : null,
        null,
        null,
        stage == Stage.ANALYZED ? analysis() : null,
        "{}");
  }

  private static @Nullable Analysis analysis() {
    return new Analysis("Done.", List.of(), List.of(), "Neutral", false);
  }
}
