package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallTranscript;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.http.Api.Answer;
import org.junit.jupiter.api.Test;

/// An ended call is analysed by the rules that run in production.
class FinalizeRouteTest extends ApiTest {
  private static final String TALK =
      """
      Agent: Hello, I am calling to move the cleaning of Tuesday.
      User: Sure, that is wonderful. Could you send us the insurance card by Friday?
      Agent: I will send it by Friday.
      """;

  @Test
  void a_call_that_has_not_ended_is_refused() {
    var refused = finish(api.created());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("type")).endsWith("/not-ended");
  }

  @Test
  void what_the_transcript_says_is_found_and_stored_with_its_source() {
    var call = ended();
    api.engine.transcripts.put(call.key().callId(), new CallTranscript(TALK, null));

    var found = finish(call);

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text("summary")).contains("Project follow-up");
    assertThat(found.json().get("actionItems").toString()).contains("Friday");
    assertThat(found.json().get("tags")).isNotEmpty();
    assertThat(found.text("sentiment")).isEqualTo("Positive");
    assertThat(found.json().get("analysisSources").properties())
        .hasSize(4)
        .allSatisfy(part -> assertThat(part.getValue().textValue()).isEqualTo("rules"));
    assertThat(api.get(path(call)).json()).isEqualTo(found.json());
  }

  @Test
  void the_same_again_changes_nothing_and_another_transcript_does() {
    var call = ended();
    api.engine.transcripts.put(call.key().callId(), new CallTranscript(TALK, null));
    var first = finish(call);

    assertThat(finish(call).header("ETag")).isEqualTo(first.header("ETag"));

    api.engine.transcripts.put(
        call.key().callId(), new CallTranscript("User: This is terrible, I hate it.", null));
    assertThat(finish(call).text("sentiment")).isEqualTo("Negative");
  }

  @Test
  void a_call_without_a_transcript_says_why() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Cancel());

    var found = finish(call);

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text("summary")).isNotBlank();
  }

  private static Call ended() {
    var call = api.created();
    api.engine.happens(call.key().callId(), new CallEvent.Claim("token"));
    report(call, Stage.STARTED, null);
    report(call, Stage.ENDED, "agent_hangup");
    return call;
  }

  private static Answer finish(Call call) {
    return api.send(api.mine(path(call) + "/finalize").POST(nothing()));
  }
}
