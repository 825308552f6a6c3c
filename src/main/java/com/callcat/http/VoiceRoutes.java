package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.RetellRequest.ListVoices;
import com.callcat.bus.RetellRequest.VoiceList;
import com.callcat.call.Voice;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/// The route of the list of voices.
final class VoiceRoutes {
  /// About how many characters a voice has in JSON.
  private static final int CHARS = 250;

  private final Bus bus;

  VoiceRoutes(Bus bus) {
    this.bus = bus;
  }

  Future<?> list(RoutingContext ctx) {
    return bus.ask(new ListVoices())
        .compose(
            list -> {
              var chars = list.voices().size() * CHARS;
              return JsonWriter.answer(ctx, 200, chars, json -> write(json, list));
            });
  }

  private static void write(JsonGenerator json, VoiceList list) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("voices");
    for (var voice : list.voices()) {
      write(json, voice);
    }
    json.writeEndArray();
    json.writeBooleanField("complete", list.complete());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Voice voice) throws IOException {
    json.writeStartObject();
    json.writeStringField("voiceId", voice.voiceId());
    json.writeStringField("name", voice.name());
    UserJson.text(json, "provider", voice.provider());
    UserJson.text(json, "gender", voice.gender());
    UserJson.text(json, "accent", voice.accent());
    UserJson.text(json, "age", voice.age());
    UserJson.text(json, "previewUrl", voice.previewUrl());
    json.writeEndObject();
  }
}
