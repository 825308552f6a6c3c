package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Builds a [ProviderReport] field by field, each by its name, so that no two of one type can be
/// swapped. The only place that calls its constructor.
public final class ProviderReportBuilder {
  private final ProviderId providerId;
  private final ProviderReport.Stage stage;
  private final Payload payload;
  private @Nullable CallKey key;
  private @Nullable String token;
  private @Nullable PhoneNumber callerNumber;
  private @Nullable Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable Integer durationSec;
  private @Nullable String reason;
  private @Nullable String transcript;
  private @Nullable String recordingUrl;
  private @Nullable Analysis analysis;

  /// Begins with a report that says nothing but its stage.
  public ProviderReportBuilder(ProviderId providerId, ProviderReport.Stage stage, Payload payload) {
    this.providerId = providerId;
    this.stage = stage;
    this.payload = payload;
  }

  public ProviderReportBuilder key(@Nullable CallKey value) {
    key = value;
    return this;
  }

  public ProviderReportBuilder token(@Nullable String value) {
    token = value;
    return this;
  }

  public ProviderReportBuilder callerNumber(@Nullable PhoneNumber value) {
    callerNumber = value;
    return this;
  }

  public ProviderReportBuilder startedAt(@Nullable Instant value) {
    startedAt = value;
    return this;
  }

  public ProviderReportBuilder endedAt(@Nullable Instant value) {
    endedAt = value;
    return this;
  }

  public ProviderReportBuilder durationSec(@Nullable Integer value) {
    durationSec = value;
    return this;
  }

  public ProviderReportBuilder reason(@Nullable String value) {
    reason = value;
    return this;
  }

  public ProviderReportBuilder transcript(@Nullable String value) {
    transcript = value;
    return this;
  }

  public ProviderReportBuilder recordingUrl(@Nullable String value) {
    recordingUrl = value;
    return this;
  }

  public ProviderReportBuilder analysis(@Nullable Analysis value) {
    analysis = value;
    return this;
  }

  public ProviderReport build() {
    return new ProviderReport(
        providerId,
        key,
        token,
        stage,
        callerNumber,
        startedAt,
        endedAt,
        durationSec,
        reason,
        transcript,
        recordingUrl,
        analysis,
        payload);
  }
}
