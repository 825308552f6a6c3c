package com.callcat.http;

import com.callcat.bus.JournalChange;
import com.callcat.bus.StoreRequest.CallPage;
import com.callcat.call.Artifacts;
import com.callcat.call.Artifacts.Artifact;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.Dialled;
import com.callcat.call.EndDetail;
import com.callcat.call.Ending;
import com.callcat.call.Facts.Told;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a call as JSON of the API. A field without a value is left out.
final class CallJson {
  /// About how many characters a call has in addition to its prompt and summary.
  private static final long FRAME_CHARS = 1000;

  private final JsonGenerator json;

  private CallJson(JsonGenerator json) {
    this.json = json;
  }

  /// @param data the data of Retell as JSON; null if it is not shown
  static void write(JsonGenerator json, Call call, @Nullable String data) throws IOException {
    new CallJson(json).write(call, data, false);
  }

  /// Writes a change as the data of an event.
  static void write(JsonGenerator json, JournalChange change) throws IOException {
    new CallJson(json).write(change.call(), null, change.deleted());
  }

  static void write(JsonGenerator json, CallPage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("calls");
    for (var call : page.calls()) {
      write(json, call, null);
    }
    json.writeEndArray();
    if (page.nextToken() != null) {
      json.writeStringField("nextToken", page.nextToken());
    }
    json.writeEndObject();
  }

  /// About how many characters a call's JSON has.
  static long chars(Call call) {
    var summary = value(Artifacts.of(call).summary());
    return FRAME_CHARS + call.brief().prompt().length() + (summary == null ? 0 : summary.length());
  }

  private void write(Call call, @Nullable String data, boolean deleted) throws IOException {
    json.writeStartObject();
    text("callId", call.key().callId().toString());
    text("status", call.status().name());
    write(call.brief());
    time("createdAt", call.createdAt());
    time("updatedAt", call.updatedAt());
    if (call.dialled() != null) {
      write(call.dialled());
    }
    if (call.ending() != null) {
      write(call.ending());
    }
    text("endDetail", EndDetail.of(call));
    flag("dialSuccessful", call.dialSuccessful());
    flag("analysisPending", call.analysisPending() ? true : null);
    write(Artifacts.of(call));
    text("recordingUrl", text(call.facts().recordingUrl()));
    text("retellCallData", data);
    flag("deleted", deleted ? true : null);
    json.writeEndObject();
  }

  private void write(Brief brief) throws IOException {
    text("calleeName", brief.calleeName());
    text("phoneNumber", brief.phoneNumber().e164());
    text("subject", brief.subject());
    text("prompt", brief.prompt());
    time("scheduledAt", brief.scheduledFor());
    time("scheduledFor", brief.scheduledFor());
    text("aiLanguage", brief.aiLanguage());
    text("voiceId", brief.voiceId());
    text("ifUnknown", brief.ifUnknown().word());
  }

  private void write(Dialled dialled) throws IOException {
    var caller = dialled.facts().callerNumber();
    text("providerId", dialled.providerId().value());
    text("callerNumber", caller == null ? null : caller.e164());
    time("callStartedAt", dialled.facts().startedAt());
  }

  private void write(Ending ending) throws IOException {
    time("completedAt", ending.completedAt());
    text("endReason", ending.reason());
    if (ending.durationSec() != null) {
      json.writeNumberField("durationSec", ending.durationSec());
    }
  }

  private void write(Artifacts artifacts) throws IOException {
    text("summary", value(artifacts.summary()));
    texts("actionItems", value(artifacts.actionItems()));
    texts("tags", value(artifacts.tags()));
    text("sentiment", value(artifacts.sentiment()));
    if (!artifacts.isEmpty()) {
      json.writeObjectFieldStart("analysisSources");
      text("summary", source(artifacts.summary()));
      text("actionItems", source(artifacts.actionItems()));
      text("tags", source(artifacts.tags()));
      text("sentiment", source(artifacts.sentiment()));
      json.writeEndObject();
    }
  }

  private static <T> @Nullable T value(@Nullable Artifact<T> artifact) {
    return artifact == null ? null : artifact.value();
  }

  private static @Nullable String source(@Nullable Artifact<?> artifact) {
    return artifact == null ? null : artifact.source();
  }

  private void text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static @Nullable String text(@Nullable Told told) {
    return told == null ? null : told.text();
  }

  private void flag(String name, @Nullable Boolean value) throws IOException {
    if (value != null) {
      json.writeBooleanField(name, value);
    }
  }

  private void texts(String name, @Nullable List<String> values) throws IOException {
    if (values == null) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (var value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private void time(String name, @Nullable Instant value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value.toEpochMilli());
    }
  }
}
