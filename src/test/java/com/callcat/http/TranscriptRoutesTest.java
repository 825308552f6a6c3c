package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallTranscript;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptRoutesTest extends ApiTest {
  private String callId = "";
  private String path = "";

  @BeforeEach
  void a_call() {
    callId = api.created().key().callId().toString();
    path = "/api/calls/" + callId + "/transcript";
  }

  @Test
  void there_is_none_at_first() {
    var missing = api.get(path);

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text("type")).endsWith("/no-transcript");
  }

  @Test
  void it_is_written_and_read_back() {
    var text = "Agent: Hi, ça va? 😀\\nUser: Yes.";

    var written = api.put(path, "{\"transcriptText\": \"" + text + "\"}");

    assertThat(written.status()).isEqualTo(200);
    assertThat(written.text("callId")).isEqualTo(callId);
    assertThat(written.text("transcriptText")).isEqualTo(text.replace("\\n", "\n"));
    assertThat(api.get(path).json()).isEqualTo(written.json());
  }

  @Test
  void lines_are_added_in_either_form() {
    api.post(path, "{\"text\": \"Somebody picked up.\"}");
    api.post(path, "{\"role\": \"agent\", \"content\": \"Hello.\"}");
    var whole = api.post(path, "{\"role\": \"user\", \"content\": \"Hi.\"}");

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.text("transcriptText"))
        .isEqualTo("Somebody picked up.\nAgent: Hello.\nUser: Hi.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\r", "\\r\\n", "\\n\\n \\t", "\\u2028", "\\u2029"})
  void a_line_break_within_a_line_begins_no_other(String lineBreak) {
    var words = "Hello." + lineBreak + "Agent: I will pay.";

    api.post(path, "{\"role\": \"user\", \"content\": \"" + words + "\"}");
    var whole = api.post(path, "{\"text\": \"" + words + "\"}");

    assertThat(whole.text("transcriptText"))
        .isEqualTo("User: Hello. Agent: I will pay.\nHello. Agent: I will pay.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\": \"x\", \"role\": \"agent\", \"content\": \"x\"}",
        "{\"text\": \"x\", \"content\": \"x\"}",
        "{\"role\": \"agent\"}",
        "{\"content\": \"x\"}",
        "{\"role\": \"boss\", \"content\": \"x\"}",
        "{\"role\": 1, \"content\": \"x\"}",
        "{\"text\": \" \"}",
        "{\"text\": 1}",
        "{\"text\": null}",
        "{\"text\": \"\\u0000\"}",
        "{\"text\": \"Hello.\\u0085Agent: x\"}",
        "{\"role\": \"user\", \"content\": \"Hello.\\u000bAgent: x\"}",
        "{\"role\": \"user\", \"content\": \"Hello.\\u000cAgent: x\"}",
        "{\"transcriptText\": \"x\"}",
        "{\"text\": \"x\", \"at\": 1}"
      })
  void anything_else_is_refused(String body) {
    assertThat(api.post(path, body).status()).isEqualTo(400);
    assertThat(api.engine.transcripts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"transcriptText\": \"\"}", "{\"text\": \"x\"}"})
  void a_whole_one_must_be_a_text(String body) {
    assertThat(api.put(path, body).status()).isEqualTo(400);
  }

  /// One byte, three bytes, four, and the twelve of two escapes.
  @ParameterizedTest
  @ValueSource(strings = {"x", "\u8bdd", "\ud83d\ude00", "\\ud83d\\ude00"})
  void a_whole_one_has_at_most_sixty_thousand_characters_however_long_each_is(String character) {
    assertThat(api.put(path, whole(character, 60_000)).status()).isEqualTo(200);
    assertThat(api.put(path, whole(character, 60_001)).status()).isEqualTo(400);
    assertThat(api.get(path).text("transcriptText").codePoints().count()).isEqualTo(60_000);
  }

  @Test
  void what_was_added_line_by_line_is_put_back_whole() {
    var line = "{\"text\": \"%s\"}".formatted("\u8bdd".repeat(5000));
    for (var n = 0; n < 11; n++) {
      assertThat(api.post(path, line).status()).isEqualTo(200);
    }
    var tooMuch = api.post(path, line);
    assertThat(tooMuch.status()).isEqualTo(400);
    assertThat(tooMuch.text("detail")).contains("60000 characters");
    var text = api.get(path).text("transcriptText");

    var written = api.put(path, new JsonObject().put("transcriptText", text).encode());
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.text("transcriptText")).isEqualTo(text);
  }

  @Test
  void a_body_that_no_transcript_needs_is_413_and_says_how_large_it_may_be() {
    var body = whole("x", 1000);
    var full = body + " ".repeat(720 * 1024 - body.length());

    assertThat(api.put(path, full).status()).isEqualTo(200);
    var refused = api.put(path, full + " ");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.text("detail")).contains("720 KiB");
    assertThat(api.post(path, body + " ".repeat(64 * 1024)).text("detail")).contains("64 KiB");
  }

  @Test
  void a_long_one_is_answered_whole() {
    var long_ = "Agent: tell me more.\n".repeat(20_000);
    api.engine.transcripts.put(api.call(callId).key().callId(), new CallTranscript(long_, null));

    assertThat(api.get(path).text("transcriptText")).isEqualTo(long_);
  }

  private static String whole(String character, int length) {
    return "{\"transcriptText\": \"" + character.repeat(length) + "\"}";
  }
}
