package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TIMINGS;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.scheduled;
import static com.callcat.call.Calls.started;
import static com.callcat.call.Transition.CANCELED_TO_COMPLETED;
import static com.callcat.call.Transition.CANCELED_TO_FAILED;
import static com.callcat.call.Transition.CANCELED_TO_NO_SHOW;
import static com.callcat.call.Transition.COMPLETED_TO_CANCELED;
import static com.callcat.call.Transition.COMPLETED_TO_FAILED;
import static com.callcat.call.Transition.COMPLETED_TO_NO_SHOW;
import static com.callcat.call.Transition.FAILED_TO_CANCELED;
import static com.callcat.call.Transition.FAILED_TO_COMPLETED;
import static com.callcat.call.Transition.FAILED_TO_NO_SHOW;
import static com.callcat.call.Transition.NO_SHOW_TO_CANCELED;
import static com.callcat.call.Transition.NO_SHOW_TO_COMPLETED;
import static com.callcat.call.Transition.NO_SHOW_TO_FAILED;

import com.callcat.call.CallEvent.AccountRefused;
import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Delete;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Renew;
import com.callcat.call.Due.Purpose;
import com.callcat.call.ProviderReport.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One step from a known state, and the edges of the table that it must take.
record TransitionStep(String name, Call from, CallEvent event, Instant at, List<Transition> edges) {

  private static final int LAST = TIMINGS.lookUps().size() - 1;

  private static TransitionStep step(String name, Call from, CallEvent event, Transition... edges) {
    return step(name, from, event, NOW, edges);
  }

  private static TransitionStep step(
      String name, Call from, CallEvent event, Instant at, Transition... edges) {
    return new TransitionStep(name, from, event, at, List.of(edges));
  }

  static List<TransitionStep> all() {
    return Stream.concat(moves().stream(), corrections().stream()).toList();
  }

  private static List<TransitionStep> moves() {
    var asking = after(claim());
    var unknown = unknown(IfUnknown.FAIL);
    var placed = after(asking, accepted());
    var byHand = after(move(CallStatus.IN_PROGRESS));
    var givenUp = givenUp(unknown);
    var canceledUnknown = givenUp(after(unknown, new Cancel()));
    return List.of(
        step("edit", scheduled(), edit("New subject"), Transition.CHANGED),
        step("delete", scheduled(), new Delete(), Transition.DELETED),
        step("cancel", scheduled(), new Cancel(), Transition.CANCELED_IN_TIME),
        step("put canceled", scheduled(), move(CallStatus.CANCELED), Transition.CANCELED_IN_TIME),
        step("cancel while asking", asking, new Cancel(), Transition.CANCEL_REMEMBERED),
        step("claim", scheduled(), claim(), Transition.CLAIMED),
        step("renew", asking, new Renew(TOKEN), Transition.CLAIMED),
        step("answer lost", asking, new AnswerLost(TOKEN, true), Transition.ANSWER_LOST),
        step("429", asking, forNow(), Transition.REFUSED_FOR_NOW),
        step("401", asking, new AccountRefused(TOKEN, 0.5), Transition.REFUSED_FOR_NOW),
        step("422", asking, new RefusedForGood(TOKEN), Transition.REFUSED_FOR_GOOD),
        step("late", scheduled(), claim(), NOW.plus(Duration.ofHours(2)), Transition.EXPIRED),
        step(
            "last look-up",
            lastLookUp(unknown),
            new FoundNothing(TOKEN, LAST),
            dueAt(lastLookUp(unknown)),
            Transition.NEVER_FOUND),
        step(
            "last look-up, to be dialled again",
            lastLookUp(unknown(IfUnknown.REDIAL)),
            new FoundNothing(TOKEN, LAST),
            dueAt(lastLookUp(unknown)),
            Transition.REDIALLED),
        step(
            "429 after cancel",
            after(asking, new Cancel()),
            forNow(),
            Transition.CANCELED_UNPLACED),
        step(
            "401 after cancel",
            after(asking, new Cancel()),
            new AccountRefused(TOKEN, 0.5),
            Transition.CANCELED_UNPLACED),
        step("201", asking, accepted(), Transition.TAKEN),
        step(
            "end before 201",
            asking,
            ended("dial_busy"),
            Transition.TAKEN,
            Transition.NOBODY_REACHED),
        step("re-opened", givenUp, started(), Transition.REOPENED),
        step("re-opened, cancelled", canceledUnknown, started(), Transition.REOPENED_CANCELED),
        step("by hand", scheduled(), move(CallStatus.IN_PROGRESS), Transition.TAKEN_BY_HAND),
        step("by hand done", byHand, move(CallStatus.COMPLETED), Transition.HANDED_COMPLETED),
        step("by hand no show", byHand, move(CallStatus.NO_SHOW), Transition.HANDED_NO_SHOW),
        step("by hand failed", byHand, move(CallStatus.FAILED), Transition.HANDED_FAILED),
        step("by hand canceled", byHand, new Cancel(), Transition.HANDED_CANCELED),
        step("hang up", placed, new Cancel(), Transition.HANG_UP_ASKED),
        step("picked up", placed, started(), Transition.FOLLOWED),
        step("talked", placed, ended("agent_hangup"), Transition.REACHED),
        step("no answer", placed, ended("dial_no_answer"), Transition.NOBODY_REACHED),
        step("broke", placed, ended("error_retell"), Transition.BROKE),
        step("hung up", after(placed, new Cancel()), ended("manual_stopped"), Transition.HUNG_UP),
        step(
            "lost",
            placed,
            new FollowFailed(Purpose.FOLLOW, true),
            NOW.plus(TIMINGS.giveUp()),
            Transition.END_NEVER_CAME),
        step(
            "lost after a cancel",
            after(placed, new Cancel()),
            new FollowFailed(Purpose.FOLLOW, true),
            NOW.plus(TIMINGS.giveUp()),
            Transition.HUNG_UP),
        step("analysis", talked(), analyzed("agent_hangup", false), Transition.ENRICHED),
        step("again", talked(), ended("agent_hangup"), Transition.REPEATED),
        step(
            "not analysed yet",
            talked(),
            new FollowFailed(Purpose.ANALYSIS, false),
            Transition.ANALYSIS_AWAITED));
  }

  /// From one end to another.
  private static List<TransitionStep> corrections() {
    return List.of(
        step("machine", talked(), analyzed("agent_hangup", true), COMPLETED_TO_NO_SHOW),
        step("broke", talked(), analyzed("error_asr", false), COMPLETED_TO_FAILED),
        step(
            "ours",
            canceled("user_hangup"),
            analyzed("manual_stopped", false),
            COMPLETED_TO_CANCELED),
        step("talked", busy(), analyzed("user_hangup", false), NO_SHOW_TO_COMPLETED),
        step("invalid", busy(), analyzed("dial_failed", false), NO_SHOW_TO_FAILED),
        step("ours", canceled("dial_busy"), analyzed("manual_stopped", false), NO_SHOW_TO_CANCELED),
        step("no reason before", silent(), ended("user_hangup"), FAILED_TO_COMPLETED),
        step("no reason before", silent(), ended("dial_no_answer"), FAILED_TO_NO_SHOW),
        step("ours", canceled("error_asr"), analyzed("manual_stopped", false), FAILED_TO_CANCELED),
        step("hung up", canceled(null), ended("user_hangup"), CANCELED_TO_COMPLETED),
        step("busy", canceled(null), ended("dial_busy"), CANCELED_TO_NO_SHOW),
        step("error", canceled(null), ended("error_retell"), CANCELED_TO_FAILED));
  }

  private static Call talked() {
    return after(claim(), accepted(), ended("agent_hangup"));
  }

  private static Call busy() {
    return after(claim(), accepted(), ended("dial_busy"));
  }

  /// It is over, and that is all that was told of it.
  private static Call silent() {
    return after(claim(), accepted(), ReportMaker.at(Stage.ENDED).reported());
  }

  /// Its user cancelled before it ended.
  private static Call canceled(@Nullable String reason) {
    var over = ReportMaker.at(Stage.ENDED).because(reason).reported();
    return after(claim(), accepted(), new Cancel(), over);
  }

  private static Call unknown(IfUnknown ifUnknown) {
    return after(scheduled(ifUnknown), claim(), new AnswerLost(TOKEN, true));
  }

  private static Call lastLookUp(Call unknown) {
    var call = unknown;
    for (var soFar = 0; soFar < LAST; soFar++) {
      call = next(call, new FoundNothing(TOKEN, soFar), dueAt(call));
    }
    return call;
  }

  private static Call givenUp(Call unknown) {
    var last = lastLookUp(unknown);
    return next(last, new FoundNothing(TOKEN, LAST), dueAt(last));
  }

  private static Instant dueAt(Call call) {
    return Objects.requireNonNull(call.due()).at();
  }

  private static CallEvent forNow() {
    return new RefusedForNow(TOKEN, null, 0.5);
  }

  private static CallEvent move(CallStatus status) {
    return new Edit(CallEdits.NONE, status);
  }

  private static CallEvent edit(String subject) {
    return new Edit(new CallEdits(null, null, subject, null, null, null, null, null), null);
  }
}
