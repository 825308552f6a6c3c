package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.ProviderReport.Stage;
import org.junit.jupiter.api.Test;

/// Changing, cancelling and deleting calls.
class CallMovesTest extends ApiTest {
  @Test
  void a_change_changes_what_is_present_and_nothing_else() {
    var call = api.created();

    var changed =
        api.put(path(call), "{\"subject\": \" New \", \"scheduledFor\": " + IN_AN_HOUR + "}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("subject")).isEqualTo("New");
    assertThat(changed.json().get("scheduledAt").longValue()).isEqualTo(IN_AN_HOUR);
    assertThat(changed.text("prompt")).isEqualTo(call.brief().prompt());
    assertThat(changed.text("phoneNumber")).isEqualTo("+15551234567");
  }

  @Test
  void an_empty_change_answers_the_call_as_it_is() {
    var call = api.created();

    assertThat(api.put(path(call), "{}").status()).isEqualTo(200);
    assertThat(api.call(call.key().callId().toString())).isEqualTo(call);
  }

  @Test
  void a_user_takes_a_call_in_hand_and_says_how_it_ended() {
    var path = path(api.created());

    assertThat(api.put(path, "{\"status\": \"IN_PROGRESS\"}").text("status"))
        .isEqualTo("IN_PROGRESS");
    var ended = api.put(path, "{\"status\": \"COMPLETED\"}");
    assertThat(ended.text("status")).isEqualTo("COMPLETED");
    assertThat(ended.text("endReason")).isEqualTo("by_hand");
    assertThat(ended.json().get("dialSuccessful").booleanValue()).isTrue();
  }

  @Test
  void a_move_that_does_not_exist_names_call_state_and_event() {
    var call = api.created();

    var refused = api.put(path(call), "{\"status\": \"COMPLETED\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("type")).endsWith("/illegal-move");
    assertThat(refused.text("detail"))
        .contains(call.key().callId().toString(), "SCHEDULED", "status=COMPLETED");
    assertThat(refused.json().get("errors")).isEmpty();
  }

  @Test
  void a_move_that_comes_too_late_names_call_state_and_event() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Cancel());

    var refused = api.put(path(call), "{\"subject\": \"New\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("/too-late");
    assertThat(refused.text("detail"))
        .contains(call.key().callId().toString(), "CANCELED", "edit", "new call");
  }

  @Test
  void a_waiting_call_is_cancelled_at_once() {
    var call = api.created();

    var cancelled = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.text("status")).isEqualTo("CANCELED");
  }

  @Test
  void a_cancel_that_is_repeated_is_answered_as_before() {
    var call = api.created();
    var first = cancel(call);
    var again = cancel(call);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
  }

  @Test
  void a_cancel_is_202_until_the_call_is_hung_up_and_200_afterwards() {
    var call = api.created();
    report(call, Stage.STARTED, null);

    assertThat(cancel(call).status()).isEqualTo(202);
    assertThat(cancel(call).status()).isEqualTo(202);
    report(call, Stage.ENDED, "manual_stopped");
    assertThat(cancel(call).status()).isEqualTo(200);
    assertThat(cancel(call).text("endReason")).isEqualTo("manual_stopped");
  }

  @Test
  void a_cancel_that_was_granted_and_came_too_late_is_409_when_it_is_repeated() {
    var call = api.created();
    report(call, Stage.STARTED, null);

    assertThat(cancel(call).status()).isEqualTo(202);
    report(call, Stage.ENDED, "user_hangup");
    var refused = cancel(call);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("cancel", "COMPLETED");
  }

  private static Api.Answer cancel(Call call) {
    return api.send(api.mine(path(call) + "/cancel").POST(nothing()));
  }

  @Test
  void a_call_that_is_being_dialled_is_cancelled_later() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Claim("token"));

    var remembered = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(remembered.status()).isEqualTo(202);
    assertThat(remembered.text("status")).isEqualTo("SCHEDULED");
    assertThat(api.call(remembered.text("callId")).cancelRequested()).isTrue();
  }

  @Test
  void a_call_in_progress_is_cancelled_later() {
    var call = api.created();
    report(call, Stage.STARTED, null);

    var remembered = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(remembered.status()).isEqualTo(202);
    assertThat(remembered.text("status")).isEqualTo("IN_PROGRESS");
  }

  @Test
  void a_call_that_has_ended_is_not_cancelled() {
    var call = api.created();
    report(call, Stage.ENDED, "user_hangup");

    var refused = api.send(api.mine(path(call) + "/cancel").POST(nothing()));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("cancel", "COMPLETED");
  }

  @Test
  void a_waiting_call_is_deleted_and_gone() {
    var call = api.created();

    var deleted = api.delete(path(call));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(api.get(path(call)).status()).isEqualTo(404);
  }

  @Test
  void a_call_that_is_being_dialled_is_not_deleted() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Claim("token"));

    var refused = api.delete(path(call));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("delete", "SCHEDULED", "being dialled");
  }
}
