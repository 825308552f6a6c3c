package com.callcat.http;

import static com.callcat.http.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Analysis;
import com.callcat.call.Attempt;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Dialled;
import com.callcat.call.Due;
import com.callcat.call.Ending;
import com.callcat.call.Ending.Outcome;
import com.callcat.call.Facts;
import com.callcat.call.Facts.Told;
import com.callcat.call.FactsBuilder;
import com.callcat.call.IfUnknown;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.UserId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallJsonTest {
  private static final String PENDING = "analysisPending";
  private static final CallId ID =
      new CallId(UUID.fromString("0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11"));

  @Test
  void a_call_that_has_it_all_shows_every_field_of_the_contract() {
    var ending = new Ending(START.plusSeconds(66), "agent_hangup", Outcome.REACHED, 62);

    assertThat(json(call(CallStatus.COMPLETED, ending, false, null), "{\"a\":1}"))
        .isEqualTo(
            new JsonObject(
                """
                {"callId": "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11", "calleeName": "John \\"J\\" Doe",
                 "phoneNumber": "+15551234567", "callerNumber": "+14155550142",
                 "subject": "Project follow-up", "prompt": "Call John.\\n✅ 😀",
                 "status": "COMPLETED", "scheduledAt": 1790000000000,
                 "scheduledFor": 1790000000000, "aiLanguage": "en", "voiceId": "v", "ifUnknown": "fail",
                 "createdAt": 1789999990000, "updatedAt": 1790000070000,
                 "providerId": "call_1", "callStartedAt": 1790000004000,
                 "completedAt": 1790000066000, "durationSec": 62,
                 "endReason": "agent_hangup", "dialSuccessful": true,
                 "summary": "They talked.", "actionItems": ["Write"], "tags": [],
                 "sentiment": "Positive",
                 "analysisSources": {"summary": "retell", "actionItems": "retell",
                                     "tags": "retell", "sentiment": "retell"},
                 "recordingUrl": "https://example.org/r.wav",
                 "retellCallData": "{\\"a\\":1}"}\
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, REACHED, false, true",
    "CANCELED, REACHED, false, true",
    "NO_SHOW, REACHED, true, ",
    "NO_SHOW, NOBODY_REACHED, false, ",
    "CANCELED, NOBODY_REACHED, false, ",
    "FAILED, BROKE_OFF, false, true",
    "FAILED, BROKE_OFF, true, ",
    "FAILED, UNKNOWN, false, ",
    "FAILED, NOT_PLACED, false, false"
  })
  void whether_somebody_was_reached_is_yes_no_or_left_out(
      CallStatus status, Outcome outcome, boolean voicemail, @Nullable Boolean shown) {
    var json = json(call(status, new Ending(START, "x", outcome, null), voicemail, null), null);

    assertThat(json.getBoolean("dialSuccessful")).isEqualTo(shown);
    assertThat(json.containsKey("dialSuccessful")).isEqualTo(shown != null);
    assertThat(json.containsKey("durationSec")).isFalse();
  }

  @Test
  void an_analysis_that_may_still_come_is_pending() {
    var ending = new Ending(START, "x", Outcome.REACHED, null);
    var due = new Due(START.plusSeconds(600), Due.Purpose.ANALYSIS);

    assertThat(json(call(CallStatus.COMPLETED, ending, false, due), null).getBoolean(PENDING))
        .isTrue();
    assertThat(json(call(CallStatus.COMPLETED, ending, false, null), null).containsKey(PENDING))
        .isFalse();
  }

  @Test
  void nothing_of_the_engine_is_shown() {
    var json = json(call(CallStatus.IN_PROGRESS, null, false, null), null);

    assertThat(json.encode()).doesNotContain("version", "attempt", "token", "due", "null");
  }

  private static JsonObject json(Call call, @Nullable String data) {
    return new JsonObject(JsonWriter.encode(json -> CallJson.write(json, call, data)));
  }

  private static Call call(
      CallStatus status, @Nullable Ending ending, boolean voicemail, @Nullable Due due) {
    var brief =
        new Brief(
            "John \"J\" Doe",
            new PhoneNumber("+15551234567"),
            "Project follow-up",
            "Call John.\n✅ 😀",
            START,
            "en",
            "v",
            IfUnknown.FAIL);
    var key = new CallKey(new UserId(1), ID);
    return new CallBuilder(key, status, brief, START.minusSeconds(10))
        .version(3)
        .updatedAt(START.plusSeconds(70))
        .attempt(Attempt.claim(1, "token", START).to(Attempt.Phase.PLACED, START))
        .due(due)
        .dialled(new Dialled(new ProviderId("call_1"), START, 0, facts(voicemail)))
        .ending(ending)
        .build();
  }

  private static Facts facts(boolean voicemail) {
    return new FactsBuilder()
        .pickedUp(true)
        .callerNumber(new PhoneNumber("+14155550142"))
        .startedAt(START.plusSeconds(4))
        .recordingUrl(new Told("https://example.org/r.wav", Stage.ENDED))
        .analysis(new Analysis("They talked.", List.of("Write"), List.of(), "Positive", voicemail))
        .build();
  }
}
