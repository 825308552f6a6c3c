package com.callcat.http;

import com.callcat.bus.UserRequest.Profile;
import com.callcat.call.Preferences;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes users as JSON of the API. A field without a value is left out.
final class UserJson {
  private UserJson() {}

  static void write(JsonGenerator json, Profile profile) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", profile.id().value());
    text(json, "email", profile.email());
    text(json, "firstName", profile.firstName());
    text(json, "lastName", profile.lastName());
    text(json, "fullName", profile.fullName());
    json.writeNumberField("createdAt", profile.createdAt().toEpochMilli());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Preferences preferences) throws IOException {
    json.writeStartObject();
    json.writeStringField("timezone", preferences.timezone().name());
    json.writeStringField("defaultLanguage", preferences.defaultLanguage());
    text(json, "voiceId", preferences.voiceId());
    text(json, "systemPrompt", preferences.systemPrompt());
    json.writeBooleanField("emailNotifications", preferences.emailNotifications());
    json.writeEndObject();
  }

  /// Answers a request that has no other result than a message.
  static Future<Void> answerDone(RoutingContext ctx, String message) {
    return JsonWriter.answer(
        ctx,
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }

  static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
