package com.callcat.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// Writes a refusal as problem JSON (RFC 9457).
final class ProblemJson {
  static final String TYPE = "application/problem+json";

  private ProblemJson() {}

  /// @param instance the path of the request
  /// @param traceId 32 hexadecimal digits
  static void write(JsonGenerator json, Refusal refusal, String instance, String traceId)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", refusal.kind().path());
    json.writeStringField("title", refusal.kind().title());
    json.writeNumberField("status", refusal.status());
    json.writeStringField("detail", refusal.detail());
    json.writeStringField("instance", instance);
    json.writeStringField("traceId", traceId);
    json.writeStringField("message", refusal.detail());
    if (refusal.status() == 400) {
      writeFaults(json, refusal);
    }
    json.writeEndObject();
  }

  private static void writeFaults(JsonGenerator json, Refusal refusal) throws IOException {
    json.writeArrayFieldStart("errors");
    for (var fault : refusal.faults()) {
      json.writeStartObject();
      json.writeStringField("field", fault.field());
      json.writeStringField("message", fault.message());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
