package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.PACE;
import static com.callcat.call.Calls.RULES;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.next;
import static com.callcat.call.Calls.scheduled;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AccountRefused;
import com.callcat.call.CallEvent.AnswerLost;
import com.callcat.call.CallEvent.Cancel;
import com.callcat.call.CallEvent.Change;
import com.callcat.call.CallEvent.Delete;
import com.callcat.call.CallEvent.FollowFailed;
import com.callcat.call.CallEvent.FoundNothing;
import com.callcat.call.CallEvent.RefusedForGood;
import com.callcat.call.CallEvent.RefusedForNow;
import com.callcat.call.CallEvent.Renew;
import com.callcat.call.Decision.Gone;
import com.callcat.call.Decision.Moved;
import com.callcat.call.Decision.Refused;
import com.callcat.call.Decision.Unchanged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Walks every edge of the table. An edge that no row here takes fails the last test.
class TransitionTest {

  /// One step from a known state, and the edges it must take.
  private record Step(
      String name, Call from, CallEvent event, Instant at, List<Transition> edges) {}

  private static Step step(String name, Call from, CallEvent event, Transition... edges) {
    return step(name, from, event, NOW, edges);
  }

  private static Step step(
      String name, Call from, CallEvent event, Instant at, Transition... edges) {
    return new Step(name, from, event, at, List.of(edges));
  }

  private static List<Step> steps() {
    var asking = after(claim());
    var unknown = after(asking, new AnswerLost(TOKEN));
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
        step("answer lost", asking, new AnswerLost(TOKEN), Transition.ANSWER_LOST),
        step("429", asking, forNow(), Transition.REFUSED_FOR_NOW),
        step("401", asking, new AccountRefused(TOKEN, 0.5), Transition.REFUSED_FOR_NOW),
        step("422", asking, new RefusedForGood(TOKEN), Transition.REFUSED_FOR_GOOD),
        step("late", scheduled(), claim(), NOW.plus(Duration.ofHours(2)), Transition.EXPIRED),
        step(
            "last look-up",
            lastLookUp(unknown),
            nothing(),
            dueAt(lastLookUp(unknown)),
            Transition.NEVER_FOUND),
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
            new FollowFailed(true),
            NOW.plus(PACE.giveUp()),
            Transition.END_NEVER_CAME),
        step(
            "lost after a cancel",
            after(placed, new Cancel()),
            new FollowFailed(true),
            NOW.plus(PACE.giveUp()),
            Transition.HUNG_UP),
        step("machine", talked(), analyzed("agent_hangup", true), Transition.FOUND_VOICEMAIL),
        step("analysis", talked(), analyzed("agent_hangup", false), Transition.ENRICHED),
        step("again", talked(), ended("agent_hangup"), Transition.REPEATED));
  }

  private static Call talked() {
    return after(claim(), accepted(), ended("agent_hangup"));
  }

  private static Call lastLookUp(Call unknown) {
    var call = unknown;
    for (var i = 1; i < PACE.lookUps().size(); i++) {
      call = next(call, nothing(), dueAt(call));
    }
    return call;
  }

  private static Call givenUp(Call unknown) {
    var last = lastLookUp(unknown);
    return next(last, nothing(), dueAt(last));
  }

  private static Instant dueAt(Call call) {
    return Objects.requireNonNull(call.due()).at();
  }

  private static CallEvent nothing() {
    return new FoundNothing(TOKEN);
  }

  private static CallEvent forNow() {
    return new RefusedForNow(TOKEN, null, 0.5);
  }

  private static CallEvent move(CallStatus status) {
    return new Change(CallChanges.NONE, status);
  }

  private static CallEvent edit(String subject) {
    return new Change(new CallChanges(null, null, subject, null, null, null, null), null);
  }

  private static List<Transition> path(Decision decision) {
    return switch (decision) {
      case Moved moved -> moved.path();
      case Gone gone -> List.of(gone.transition());
      case Unchanged unchanged -> List.of(unchanged.transition());
      case Refused refused -> List.of();
    };
  }

  @TestFactory
  Stream<DynamicTest> a_step_takes_its_edges() {
    return steps().stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step.name(),
                    () ->
                        assertThat(path(RULES.decide(step.from(), step.event(), step.at())))
                            .isEqualTo(step.edges())));
  }

  @TestFactory
  Stream<DynamicTest> an_edge_leads_where_the_table_says() {
    return steps().stream()
        .map(step -> DynamicTest.dynamicTest(step.name(), () -> followsTheTable(step)));
  }

  private static void followsTheTable(Step step) {
    if (RULES.decide(step.from(), step.event(), step.at()) instanceof Moved moved) {
      assertThat(moved.path().getFirst().from()).isIn(step.from().status(), CallStatus.COMPLETED);
      if (moved.path().getLast() != Transition.ENRICHED) {
        assertThat(moved.next().status()).isEqualTo(moved.path().getLast().to());
      }
      assertThat(moved.next().version()).isEqualTo(step.from().version() + 1);
      assertThat(moved.next().ending() != null).isEqualTo(moved.next().status().ended());
    }
  }

  @Test
  void every_edge_is_walked() {
    var walked = EnumSet.of(Transition.CREATED);
    steps().forEach(s -> walked.addAll(path(RULES.decide(s.from(), s.event(), s.at()))));
    assertThat(walked).containsExactlyInAnyOrder(Transition.values());
  }

  @Test
  void the_readme_draws_this_table() throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .as("replace the state diagram of the README by:\n" + Transition.diagram())
        .contains(Transition.diagram());
  }
}
