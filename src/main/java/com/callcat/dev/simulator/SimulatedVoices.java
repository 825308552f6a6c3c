package com.callcat.dev.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// The voices of the simulated account.
final class SimulatedVoices {
  /// The voice of the simulated agent.
  static final String OF_THE_AGENT = "retell-Cimo";

  private static final List<JsonObject> ALL =
      List.of(
          voice(OF_THE_AGENT, "Cimo", "platform", "male", "American", "Middle Aged"),
          voice("11labs-Adrian", "Adrian", "elevenlabs", "male", "American", "Young"),
          voice("11labs-Anna", "Anna", "elevenlabs", "female", "American", "Young"),
          voice("11labs-Dorothy", "Dorothy", "elevenlabs", "female", "British", "Middle Aged"),
          voice("openai-Alloy", "Alloy", "openai", "female", "American", "Young"),
          voice("cartesia-Hailey", "Hailey", "cartesia", "female", "American", "Young"),
          voice("minimax-Camille", "Camille", "minimax", "female", "French", "Young"));

  private SimulatedVoices() {}

  private static JsonObject voice(
      String id, String name, String provider, String gender, String accent, String age) {
    return new JsonObject()
        .put("voice_id", id)
        .put("voice_name", name)
        .put("provider", provider)
        .put("gender", gender)
        .put("accent", accent)
        .put("age", age)
        .put("preview_audio_url", "https://voices.example.test/" + id + ".mp3");
  }

  static JsonArray all() {
    return new JsonArray(ALL);
  }

  /// @throws Refusal if there is no such voice
  static JsonObject find(String id) {
    return ALL.stream()
        .filter(voice -> voice.getString("voice_id").equals(id))
        .findFirst()
        .orElseThrow(RetellError::notFound);
  }
}
