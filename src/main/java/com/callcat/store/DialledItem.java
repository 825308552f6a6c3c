package com.callcat.store;

import com.callcat.call.Analysis;
import com.callcat.call.Dialled;
import com.callcat.call.Facts;
import com.callcat.call.Facts.Told;
import com.callcat.call.FactsBuilder;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ReportId;
import org.jspecify.annotations.Nullable;

/// The attributes of what is known of a call at Retell. The end reason belongs both to the facts
/// and to the end of the call, and is written with the end.
final class DialledItem {
  private DialledItem() {}

  static void write(ItemWriter to, @Nullable Dialled dialled) {
    if (dialled == null) {
      return;
    }
    to.text("providerId", dialled.providerId().value());
    to.time("acceptedAt", dialled.acceptedAt());
    to.number("followUps", dialled.followUps());
    write(to, dialled.facts());
  }

  private static void write(ItemWriter to, Facts facts) {
    var caller = facts.callerNumber();
    to.secret("callerNumber", caller == null ? null : caller.e164());
    to.mark("pickedUp", facts.pickedUp());
    to.time("callStartedAt", facts.startedAt());
    to.time("endedAt", facts.endedAt());
    to.number("durationTold", facts.durationSec());
    to.text("endReasonStage", facts.reason() == null ? null : facts.reason().stage().name());
    to.texts("reports", facts.reports());
    if (facts.recordingUrl() != null) {
      to.secret("recordingUrl", facts.recordingUrl().text());
      to.text("recordingStage", facts.recordingUrl().stage().name());
    }
    if (facts.analysis() != null) {
      write(to, facts.analysis());
    }
  }

  private static void write(ItemWriter to, Analysis analysis) {
    to.secret("summary", analysis.summary());
    to.secret("actionItems", analysis.actionItems());
    to.secret("tags", analysis.tags());
    to.text("sentiment", analysis.sentiment());
    to.flag("voicemail", analysis.voicemail());
  }

  static @Nullable Dialled read(ItemReader from) {
    return from.has("providerId")
        ? new Dialled(
            new ProviderId(from.text("providerId")),
            from.time("acceptedAt"),
            Math.toIntExact(from.number("followUps")),
            facts(from))
        : null;
  }

  private static Facts facts(ItemReader from) {
    var number = from.secretOrNull("callerNumber");
    return new FactsBuilder()
        .pickedUp(from.has("pickedUp") || from.has("callStartedAt"))
        .callerNumber(number == null ? null : new PhoneNumber(number))
        .startedAt(from.timeOrNull("callStartedAt"))
        .endedAt(from.timeOrNull("endedAt"))
        .durationSec(from.numberOrNull("durationTold"))
        .reason(told(from.textOrNull("endReason"), from.textOrNull("endReasonStage")))
        .recordingUrl(told(from.secretOrNull("recordingUrl"), from.textOrNull("recordingStage")))
        .analysis(analysis(from))
        .reports(from.texts("reports", ReportId::parse))
        .build();
  }

  private static @Nullable Told told(@Nullable String text, @Nullable String stage) {
    return text == null || stage == null ? null : new Told(text, Stage.valueOf(stage));
  }

  private static @Nullable Analysis analysis(ItemReader from) {
    return from.has("voicemail")
        ? new Analysis(
            from.secretOrNull("summary"),
            from.secretList("actionItems"),
            from.secretList("tags"),
            from.textOrNull("sentiment"),
            from.flag("voicemail"))
        : null;
  }
}
