package com.callcat.call;

import com.callcat.call.Facts.Told;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds [Facts] field by field, each by its name, so that no two of one type can be swapped. The
/// only place that calls their constructor.
public final class FactsBuilder {
  private boolean pickedUp;
  private @Nullable PhoneNumber callerNumber;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable Integer durationSec;
  private @Nullable Told reason;
  private @Nullable Told recordingUrl;
  private @Nullable Analysis analysis;
  private Set<ReportId> reports = Set.of();

  /// No facts yet.
  public FactsBuilder() {}

  /// A copy of some facts, to be changed.
  public static FactsBuilder of(Facts facts) {
    return new FactsBuilder()
        .pickedUp(facts.pickedUp())
        .callerNumber(facts.callerNumber())
        .startedAt(facts.startedAt())
        .endedAt(facts.endedAt())
        .durationSec(facts.durationSec())
        .reason(facts.reason())
        .recordingUrl(facts.recordingUrl())
        .analysis(facts.analysis())
        .reports(facts.reports());
  }

  public FactsBuilder pickedUp(boolean value) {
    pickedUp = value;
    return this;
  }

  public FactsBuilder callerNumber(@Nullable PhoneNumber value) {
    callerNumber = value;
    return this;
  }

  public FactsBuilder startedAt(@Nullable Instant value) {
    startedAt = value;
    return this;
  }

  public FactsBuilder endedAt(@Nullable Instant value) {
    endedAt = value;
    return this;
  }

  public FactsBuilder durationSec(@Nullable Integer value) {
    durationSec = value;
    return this;
  }

  public FactsBuilder reason(@Nullable Told value) {
    reason = value;
    return this;
  }

  public FactsBuilder recordingUrl(@Nullable Told value) {
    recordingUrl = value;
    return this;
  }

  public FactsBuilder analysis(@Nullable Analysis value) {
    analysis = value;
    return this;
  }

  public FactsBuilder reports(Set<ReportId> value) {
    reports = value;
    return this;
  }

  public Facts build() {
    return new Facts(
        pickedUp,
        callerNumber,
        startedAt,
        endedAt,
        durationSec,
        reason,
        recordingUrl,
        analysis,
        reports);
  }
}
