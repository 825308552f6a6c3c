package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProblemException;
import com.callcat.call.Voice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which voices may be asked for, by whatever request.
class VoiceChoiceTest extends ApiTest {
  private static final String PREFERENCES = "/api/user/preferences";
  private static final Voice ADRIAN =
      new Voice(
          "11labs-Adrian",
          "Adrian",
          "elevenlabs",
          "male",
          "American",
          "Young",
          "https://voices.example.test/adrian.mp3");

  @BeforeEach
  void list() {
    api.engine.voices = new VoiceList(List.of(voice("default"), voice("anna"), ADRIAN), true);
  }

  private static Voice voice(String id) {
    return Voice.of(id, "The voice " + id);
  }

  @Test
  void a_client_app_is_told_what_there_is() {
    var answer = api.get("/api/voices");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"voices\":[{\"voiceId\":\"default\",\"name\":\"The voice default\"},"
                + "{\"voiceId\":\"anna\",\"name\":\"The voice anna\"},"
                + "{\"voiceId\":\"11labs-Adrian\",\"name\":\"Adrian\",\"provider\":\"elevenlabs\","
                + "\"gender\":\"male\",\"accent\":\"American\",\"age\":\"Young\","
                + "\"previewUrl\":\"https://voices.example.test/adrian.mp3\"}],\"complete\":true}");
  }

  @Test
  void only_users_are_told() {
    assertThat(api.send(api.anonymous("/api/voices").GET()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "anna", "11labs-Adrian", " anna "})
  void a_voice_that_there_is_can_be_asked_for_everywhere(String voice) {
    var more = ", \"voiceId\": \"%s\"".formatted(voice);
    var created = api.post("/api/calls", Api.newCall(more));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("voiceId")).isEqualTo(voice.strip());
    var instant = api.post("/api/calls/instant", Api.newCall(more));
    assertThat(instant.text("voiceId")).isEqualTo(voice.strip());
    var path = "/api/calls/" + api.created().key().callId();
    assertThat(api.put(path, alone(voice)).text("voiceId")).isEqualTo(voice.strip());
    assertThat(api.put(PREFERENCES, alone(voice)).text("voiceId")).isEqualTo(voice.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "Anna", "11labs-adrian", "ann", "a b", "Adrian"})
  void any_other_is_refused_everywhere_with_what_there_is(String voice) {
    var more = ", \"voiceId\": \"%s\"".formatted(voice);
    var call = api.created();
    var answers =
        List.of(
            api.post("/api/calls", Api.newCall(more)),
            api.post("/api/calls/instant", Api.newCall(more)),
            api.put("/api/calls/" + call.key().callId(), alone(voice)),
            api.put(PREFERENCES, alone(voice)));
    for (var answer : answers) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("voiceId");
      assertThat(answer.json().at("/errors/0/message").asText())
          .isEqualTo("must be one of default, anna, 11labs-Adrian");
    }
    assertThat(api.call(call.key().callId().toString())).isEqualTo(call);
  }

  @Test
  void a_wrong_voice_is_told_together_with_all_else_that_is_wrong() {
    var answer = api.post("/api/calls", "{\"voiceId\": \"nobody\", \"calleeName\": \"\"}");
    assertThat(answer.faultyFields())
        .containsExactlyInAnyOrder("calleeName", "voiceId", "phoneNumber", "subject", "prompt");
  }

  @Test
  void of_many_voices_some_are_named() {
    var many = IntStream.range(0, 500).mapToObj(i -> voice("voice-" + i)).toList();
    var voices = new Voices(new VoiceList(many, true));
    assertThat(voices.parse("voice-499")).isEqualTo("voice-499");
    assertThat(voices.expectation())
        .startsWith("must be one of voice-0, voice-1, voice-2, ")
        .endsWith(", voice-11 and 488 others; GET /api/voices lists them all");
  }

  @Test
  void while_retell_does_not_tell_what_looks_like_a_voice_is_taken_for_one() {
    api.engine.voices = new VoiceList(List.of(voice("default"), voice("anna")), false);
    assertThat(api.put(PREFERENCES, alone("11labs-New")).status()).isEqualTo(200);
    assertThat(api.put(PREFERENCES, alone("a b")).status()).isEqualTo(400);
    assertThat(api.get("/api/voices").json().path("complete").asBoolean(true)).isFalse();
  }

  @Test
  void a_call_does_not_depend_on_whether_voices_can_be_told() {
    api.engine.voicesFail = new ProblemException(new Unavailable("retell"));
    var more = ", \"voiceId\": \"11labs-Adrian\"";
    assertThat(api.post("/api/calls", Api.newCall(more)).status()).isEqualTo(201);
    assertThat(api.get("/api/voices").status()).isEqualTo(503);
  }

  @Test
  void a_call_that_asks_for_no_voice_asks_nobody_for_them() {
    api.created();
    assertThat(api.engine.asked).doesNotHaveAnyElementsOfTypes(ListVoices.class);
  }

  private static String alone(String voice) {
    return "{\"voiceId\": \"%s\"}".formatted(voice);
  }
}
