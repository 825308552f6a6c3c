package com.callcat.retell.client;

import static com.callcat.call.Preferences.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.call.Voice;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.Eventually;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known of the voices, and which one Retell is asked for. The settings name one: `anna`.
class VoiceCatalogTest extends RetellClientCase {
  private static final String LIST =
      """
      [{"voice_id": "11labs-Adrian", "voice_name": "Adrian", "provider": "elevenlabs", "gender": "male",
        "accent": "American", "age": "Young", "preview_audio_url": "https://v.example/adrian.mp3", "x": 1},
       {"voice_id": "11labs-Anna", "voice_name": "Anna", "provider": "elevenlabs", "gender": "female"},
       {"voice_id": "default", "voice_name": "Hidden", "provider": "platform", "gender": "male"}]\
      """;

  private static final Voice OWN = Voice.of("default", "The agent's own voice");
  private static final Voice ADRIAN =
      new Voice(
          "11labs-Adrian",
          "Adrian",
          "elevenlabs",
          "male",
          "American",
          "Young",
          "https://v.example/adrian.mp3");

  private static CapturedLog log;

  @BeforeAll
  static void listen() {
    log = CapturedLog.start();
  }

  @AfterAll
  static void stopListening() {
    log.close();
  }

  private static Voice elevenLabs(String id, String name) {
    return new Voice(id, name, "elevenlabs", "female", null, null, null);
  }

  /// The list has been read a moment ago.
  @BeforeEach
  void listVoices() throws Exception {
    deploy(PATIENT);
    retell.answers("200 OK", LIST);
    Eventually.until(
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return ask(new ListVoices());
        },
        VoiceList::complete);
    retell.requests.clear();
    retell.connections.set(0);
  }

  private void anHourLater(String status, String body) {
    retell.answers(status, body);
    clock.advance(Duration.ofHours(1));
  }

  private VoiceList listAgain() throws Exception {
    return Eventually.until(() -> ask(new ListVoices()), VoiceList::complete);
  }

  @Test
  void the_names_of_the_settings_come_first_and_then_what_retell_lists() {
    assertThat(ask(new ListVoices()))
        .isEqualTo(
            new VoiceList(
                List.of(OWN, elevenLabs("anna", "anna"), ADRIAN, elevenLabs("11labs-Anna", "Anna")),
                true));
  }

  @Test
  void the_list_is_read_once_an_hour_however_often_it_is_asked_for() throws Exception {
    clock.advance(Duration.ofMinutes(59));
    assertThat(ask(new ListVoices()).complete()).isTrue();
    assertThat(retell.requests).isEmpty();
    anHourLater("200 OK", "[]");
    assertThat(listAgain()).isEqualTo(new VoiceList(List.of(OWN, Voice.of("anna", "anna")), true));
    assertThat(listAgain().complete()).isTrue();
    assertOneRequest("GET /list-voices HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "null", "[", "\"voices\"", "{\"voices\": []}"})
  void what_is_no_list_tells_nothing_and_what_was_listed_is_still_known(String body) {
    anHourLater("200 OK", body);
    var list = ask(new ListVoices());
    assertThat(list.complete()).isFalse();
    assertThat(list.has("11labs-Adrian")).isTrue();
  }

  @Test
  void what_is_no_voice_is_left_out_and_what_is_odd_is_read() throws Exception {
    var longId = "x".repeat(101);
    anHourLater(
        "200 OK",
        """
        [1, null, {}, {"voice_id": 7}, {"voice_id": ""}, {"voice_id": " "}, {"voice_id": "%s"},
         {"voice_id": "odd one", "voice_name": null, "gender": 5, "age": {},
          "preview_audio_url": "javascript:alert(1)"},
         {"voice_id": "b", "preview_audio_url": "not a URL"}]\
        """
            .formatted(longId));
    var odd = new Voice("odd one", "odd one", null, "5", null, null, null);
    assertThat(listAgain())
        .isEqualTo(
            new VoiceList(List.of(OWN, Voice.of("anna", "anna"), odd, Voice.of("b", "b")), true));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500})
  void a_retell_that_refuses_tells_nothing_until_it_does(int status) throws Exception {
    anHourLater(status + " No", "{}");
    assertThat(ask(new ListVoices()).complete()).isFalse();
    Eventually.until(() -> retell.requests, seen -> !seen.isEmpty());
    assertThat(ask(new ListVoices()).complete()).isFalse();
    assertOneRequest();
    anHourLater("200 OK", LIST);
    assertThat(listAgain().has("11labs-Adrian")).isTrue();
  }

  @Test
  void a_retell_that_says_nothing_is_not_waited_for_and_asked_once() throws Exception {
    retell.onRequest = socket -> {};
    clock.advance(Duration.ofHours(1));
    assertThat(ask(new ListVoices()).complete()).isFalse();
    assertThat(ask(new ListVoices()).complete()).isFalse();
    Eventually.until(() -> retell.requests, seen -> !seen.isEmpty());
    assertOneRequest();
  }

  @ParameterizedTest
  @CsvSource({
    "anna,11labs-Anna",
    "11labs-Adrian,11labs-Adrian",
    "default,",
    ",",
    "left-the-settings,",
    "11labs-Gone,"
  })
  void a_call_is_placed_in_its_voice_or_if_that_is_gone_in_the_agents_own(
      @Nullable String voice, @Nullable String asked) throws Exception {
    assertThat(placedIn(voice)).isEqualTo(asked == null ? "" : asked);
  }

  @Test
  void a_voice_that_is_gone_is_told_without_what_its_user_wrote() throws Exception {
    placedIn("12125550187");
    assertThat(log.events())
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains("voice of the call is not there any more"))
        .noneMatch(line -> line.contains("12125550187"));
  }

  @ParameterizedTest
  @CsvSource({"anna,11labs-Anna", "11labs-New,11labs-New", "default,"})
  void while_retell_does_not_tell_a_call_is_placed_in_whatever_voice_it_has(
      String voice, @Nullable String asked) throws Exception {
    anHourLater("500 No", "");
    assertThat(placedIn(voice)).isEqualTo(asked == null ? "" : asked);
  }

  private String placedIn(@Nullable String voice) throws Exception {
    connectAndPlace(Samples.claimed("en", voice), DEFAULT);
    var sent = retell.requests.getLast();
    assertThat(sent.line()).isEqualTo("POST /v2/create-phone-call HTTP/1.1");
    return MAPPER.readTree(sent.body()).at("/agent_override/agent/voice_id").asText();
  }
}
