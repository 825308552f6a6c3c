package com.callcat.call;

import static com.callcat.call.Calls.NOW;
import static com.callcat.call.Calls.TOKEN;
import static com.callcat.call.Calls.accepted;
import static com.callcat.call.Calls.after;
import static com.callcat.call.Calls.analyzed;
import static com.callcat.call.Calls.claim;
import static com.callcat.call.Calls.ended;
import static com.callcat.call.Calls.started;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallEvent.AnswerLost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever order Retell's word comes in, and however often, the record is the same in the end.
class EventOrderTest {

  private static Object finalRecord(Call call) {
    var dialled = call.dialled();
    return List.of(
        call.status(),
        String.valueOf(call.ending()),
        String.valueOf(call.analysis()),
        String.valueOf(call.recordingUrl()),
        String.valueOf(call.providerId()),
        String.valueOf(dialled == null ? null : dialled.startedAt()),
        call.reports());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent_hangup", "dial_no_answer", "error_retell", "voicemail_reached"})
  void every_order_with_every_repetition_ends_the_same(String reason) {
    var events = List.of(accepted(), started(), ended(reason), analyzed(reason, false));
    var expected = finalRecord(next(after(claim()), events));
    for (var order : permutationsWithOneRepeated(events)) {
      assertThat(finalRecord(next(after(claim()), order))).as("%s", order).isEqualTo(expected);
    }
  }

  @Test
  void a_lost_answer_makes_no_difference() {
    var events = List.of(started(), ended("agent_hangup"), analyzed("agent_hangup", true), lost());
    var expected = finalRecord(next(after(claim()), events));
    for (var order : permutationsWithOneRepeated(events)) {
      assertThat(finalRecord(next(after(claim()), order))).as("%s", order).isEqualTo(expected);
    }
  }

  @Test
  void a_cancel_that_was_accepted_ends_canceled_in_every_order() {
    var events = List.of(accepted(), started(), ended("manual_stopped"));
    for (var order : permutationsWithOneRepeated(events)) {
      var call = next(after(claim(), new CallEvent.Cancel()), order);
      assertThat(call.status()).as("%s", order).isEqualTo(CallStatus.CANCELED);
    }
  }

  private static CallEvent lost() {
    return new AnswerLost(TOKEN);
  }

  private static Call next(Call call, List<CallEvent> events) {
    for (var event : events) {
      call = Calls.next(call, event, NOW);
    }
    return call;
  }

  private static List<List<CallEvent>> permutationsWithOneRepeated(List<CallEvent> events) {
    var all = new ArrayList<List<CallEvent>>();
    permute(new ArrayList<>(), events, all);
    for (var repeated : events) {
      var more = new ArrayList<>(events);
      more.add(repeated);
      permute(new ArrayList<>(), more, all);
    }
    return all;
  }

  private static void permute(
      List<CallEvent> chosen, List<CallEvent> left, List<List<CallEvent>> all) {
    if (left.isEmpty()) {
      all.add(List.copyOf(chosen));
    }
    for (var event : left) {
      var rest = new ArrayList<>(left);
      rest.remove(event);
      var longer = new ArrayList<>(chosen);
      longer.add(event);
      permute(longer, rest, all);
    }
  }
}
