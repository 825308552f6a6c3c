package com.callcat.retell;

import com.callcat.call.Voice;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Retell's list of voices.
final class VoiceJson {
  private static final int LONGEST = 100;

  private VoiceJson() {}

  /// The voices that can be read; null if it is no list.
  static @Nullable List<Voice> voices(JsonNode list) {
    return list.isArray()
        ? list.valueStream().filter(VoiceJson::isVoice).map(VoiceJson::voice).toList()
        : null;
  }

  private static boolean isVoice(JsonNode voice) {
    var id = voice.path("voice_id").asText();
    return voice.path("voice_id").isTextual() && !id.isBlank() && id.length() <= LONGEST;
  }

  private static Voice voice(JsonNode voice) {
    var id = voice.path("voice_id").asText();
    var name = text(voice, "voice_name");
    return new Voice(
        id,
        name == null ? id : name,
        text(voice, "provider"),
        text(voice, "gender"),
        text(voice, "accent"),
        text(voice, "age"),
        url(voice, "preview_audio_url"));
  }

  /// Reads an HTTP or HTTPS URL. Other schemes are dropped, because a browser might run them.
  private static @Nullable String url(JsonNode voice, String field) {
    var text = text(voice, field);
    try {
      var scheme = text == null ? null : new URI(text).getScheme();
      return "https".equals(scheme) || "http".equals(scheme) ? text : null;
    } catch (URISyntaxException notAUrl) {
      return null;
    }
  }

  private static @Nullable String text(JsonNode voice, String field) {
    var text = voice.path(field).asText("");
    return text.isBlank() ? null : text;
  }
}
