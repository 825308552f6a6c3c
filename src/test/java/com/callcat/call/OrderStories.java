package com.callcat.call;

import static com.callcat.call.Calls.HUNG_UP;
import static com.callcat.call.Calls.PICKED_UP;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.report;
import static com.callcat.call.Calls.started;

import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.Followed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.Reported;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can happen to a call that is being dialled, a handful of events each, and what must come of
/// it in whatever order they come.
///
/// @param status when all of it was told
/// @param canceled the same, after its user had cancelled
/// @param reason the end reason of both
record OrderStories(
    String name,
    Map<String, CallEvent> events,
    CallStatus status,
    CallStatus canceled,
    String reason) {

  static final String FOUND = "look-up finds it";

  private static final Analysis VOICEMAIL = new Analysis(null, List.of(), List.of(), null, true);
  private static final Analysis SUMMARY =
      new Analysis("It went well.", List.of("Call back"), List.of(), null, false);
  private static final Analysis MOOD =
      new Analysis(null, List.of(), List.of("dentist"), "Positive", false);
  private static final Analysis OTHER =
      new Analysis("It went very well.", List.of(), List.of("a", "b"), "Unknown", false);

  static Stream<OrderStories> all() {
    return Stream.of(
        dialling("agent_hangup", false, CallStatus.COMPLETED),
        dialling("agent_hangup", true, CallStatus.NO_SHOW),
        dialling("manual_stopped", false, CallStatus.COMPLETED),
        dialling("dial_no_answer", false, CallStatus.NO_SHOW),
        dialling("error_retell", false, CallStatus.FAILED),
        dialling("voicemail_reached", true, CallStatus.NO_SHOW),
        late("dial_no_answer", CallStatus.NO_SHOW),
        late("user_hangup", CallStatus.COMPLETED),
        late("invented_tomorrow", CallStatus.COMPLETED),
        late("error_no_audio_received", CallStatus.FAILED),
        late("manual_stopped", CallStatus.COMPLETED),
        late(null, CallStatus.COMPLETED),
        analysedInParts(),
        renewed(),
        contradictory());
  }

  private static OrderStories of(String name, Map<String, CallEvent> events, CallStatus status) {
    return of(name, events, status, "agent_hangup");
  }

  /// Of two ends the one that its user wanted is CANCELED, and every other one is what it is.
  private static OrderStories of(
      String name, Map<String, CallEvent> events, CallStatus status, String reason) {
    var ours = reason.equals("manual_stopped") || reason.equals(EndReason.UNKNOWN);
    return new OrderStories(
        name, new TreeMap<>(events), status, ours ? CallStatus.CANCELED : status, reason);
  }

  /// All ways to learn that Retell has the call, and that it may not.
  private static OrderStories dialling(String reason, boolean voicemail, CallStatus status) {
    return of(
        reason + (voicemail ? ", a machine" : ""),
        Map.of(
            "201",
            accepted(),
            "started",
            started(),
            "ended",
            ended(reason),
            "analyzed",
            analyzed(reason, voicemail),
            "cancel",
            new Cancel(),
            FOUND,
            new Reported(report(Stage.REGISTERED, null, null)),
            "look-up finds nothing",
            new FoundNothing(TOKEN, 0),
            "answer lost",
            new AnswerLost(TOKEN, true)),
        status,
        reason);
  }

  /// The reason comes late or never, and so does the news that somebody picked up; the engine may
  /// have given the call up before.
  private static OrderStories late(@Nullable String reason, CallStatus status) {
    var silent = ReportMaker.at(Stage.ENDED);
    return of(
        "late " + reason,
        Map.of(
            "started", ReportMaker.at(Stage.STARTED).reported(),
            "ended", silent.reported(),
            "ended, and why", silent.because(reason).ended(HUNG_UP, 62).reported(),
            "analyzed", ReportMaker.at(Stage.ANALYZED).analysed(SUMMARY).reported(),
            "looked up", new Followed(Purpose.FOLLOW, silent.recorded("looked up").report()),
            "given up", new FollowFailed(Purpose.FOLLOW, true),
            "cancel", new Cancel()),
        status,
        reason == null ? EndReason.UNKNOWN : reason);
  }

  /// Each part by itself, and two that contradict each other.
  private static OrderStories analysedInParts() {
    return of(
        "an analysis in parts",
        Map.of(
            "ended", ended("agent_hangup"),
            "empty", part(new Analysis(null, List.of(), List.of(), null, false)),
            "voicemail", part(VOICEMAIL),
            "summary", part(SUMMARY),
            "mood", part(MOOD),
            "another", part(OTHER)),
        CallStatus.NO_SHOW);
  }

  private static CallEvent part(Analysis analysis) {
    return ReportMaker.at(Stage.ANALYZED).because("agent_hangup").analysed(analysis).reported();
  }

  /// What the same report may bring in one way or another.
  private static OrderStories renewed() {
    var ended = ReportMaker.at(Stage.ENDED).because("agent_hangup");
    var analysed = ReportMaker.at(Stage.ANALYZED).because("agent_hangup");
    return of(
        "renewed links and other times",
        Map.of(
            "started", ReportMaker.at(Stage.STARTED).started(PICKED_UP.minusMillis(1)).reported(),
            "ended", ended.started(PICKED_UP).recorded("z").ended(HUNG_UP, 62).reported(),
            "ended later", ended.recorded("y").ended(HUNG_UP.plusMillis(1), null).reported(),
            "analyzed", analysed.recorded("a").reported(),
            "analyzed again", analysed.recorded("b").ended(HUNG_UP, 63).reported(),
            "analyzed, no link", analysed.analysed(SUMMARY).reported()),
        CallStatus.COMPLETED);
  }

  /// Different reasons: the later stage's, whatever was believed before.
  private static OrderStories contradictory() {
    return of(
        "reasons that contradict each other",
        Map.of(
            "busy", ended("dial_busy"),
            "error", ReportMaker.at(Stage.ENDED).because("error_asr").reported(),
            "hung up", analyzed("user_hangup", false),
            "stopped", analyzed("manual_stopped", false),
            "started", started(),
            "cancel", new Cancel()),
        CallStatus.COMPLETED,
        "user_hangup");
  }

  @Override
  public String toString() {
    return name;
  }
}
