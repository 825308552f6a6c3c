package com.callcat.call;

import com.callcat.call.ProviderReport.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A report put together field by field. Its payload says what it says, so that two reports have
/// the same one exactly when they tell the same.
record ReportMaker(
    ProviderId id,
    Stage stage,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer durationSec,
    @Nullable String reason,
    @Nullable String recordingUrl,
    @Nullable Analysis analysis) {

  /// Tells nothing but its stage.
  static ReportMaker at(Stage stage) {
    return new ReportMaker(Calls.PROVIDER_ID, stage, null, null, null, null, null, null);
  }

  /// Of another call of Retell, with the same token.
  ReportMaker of(ProviderId other) {
    return new ReportMaker(
        other, stage, startedAt, endedAt, durationSec, reason, recordingUrl, analysis);
  }

  ReportMaker started(Instant at) {
    return new ReportMaker(id, stage, at, endedAt, durationSec, reason, recordingUrl, analysis);
  }

  ReportMaker ended(Instant at, @Nullable Integer seconds) {
    return new ReportMaker(id, stage, startedAt, at, seconds, reason, recordingUrl, analysis);
  }

  ReportMaker because(@Nullable String why) {
    return new ReportMaker(id, stage, startedAt, endedAt, durationSec, why, recordingUrl, analysis);
  }

  ReportMaker recorded(String url) {
    return new ReportMaker(id, stage, startedAt, endedAt, durationSec, reason, url, analysis);
  }

  ReportMaker analysed(Analysis made) {
    return new ReportMaker(id, stage, startedAt, endedAt, durationSec, reason, recordingUrl, made);
  }

  ProviderReport report() {
    return new ProviderReportBuilder(id, stage, Payload.of(toString()))
        .key(Calls.scheduled().key())
        .token(Calls.TOKEN)
        .callerNumber(Calls.CALLER)
        .startedAt(startedAt)
        .endedAt(endedAt)
        .durationSec(durationSec)
        .reason(reason)
        .transcript(stage == Stage.ENDED || stage == Stage.ANALYZED ? "Agent: Hello\n" : null)
        .recordingUrl(recordingUrl)
        .analysis(analysis)
        .build();
  }

  CallEvent reported() {
    return new CallEvent.Reported(report());
  }
}
