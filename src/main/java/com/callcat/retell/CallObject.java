package com.callcat.retell;

import com.callcat.call.Analysis;
import com.callcat.call.Blank;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Payload;
import com.callcat.call.PhoneNumber;
import com.callcat.call.ProviderId;
import com.callcat.call.ProviderReport;
import com.callcat.call.ProviderReport.Stage;
import com.callcat.call.ProviderReportBuilder;
import com.callcat.call.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A call object of Retell. Only its id is required. A field that is missing, has another type or
/// is far too long counts as absent.
///
/// @param fields those of the call's fields that are in [#FIELDS]
/// @param turns what was said, with a line for each turn; null if the object has no turns
/// @param json the whole object, as it was sent
record CallObject(JsonNode fields, @Nullable String turns, String json) {
  static final String TURNS = "transcript_object";
  static final Set<String> FIELDS =
      Set.of(
          "call_id",
          "metadata",
          "call_status",
          "from_number",
          "start_timestamp",
          "end_timestamp",
          "duration_ms",
          "disconnection_reason",
          "transcript",
          "recording_url",
          "call_analysis");

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
  private static final int LONGEST_ID = 256;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_URL = 4096;
  private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  /// The stage of the call according to its status, for an object that came without an event.
  Stage stage() {
    return switch (fields.path("call_status").asText()) {
      case "ended", "error", "not_connected" ->
          fields.path("call_analysis").isObject() ? Stage.ANALYZED : Stage.ENDED;
      case "ongoing" -> Stage.STARTED;
      default -> Stage.REGISTERED;
    };
  }

  /// The report of this call at a stage; null if the object has no valid id.
  @Nullable ProviderReport report(Stage stage) {
    var id = text(fields.path("call_id"), LONGEST_ID);
    if (id == null) {
      return null;
    }
    var metadata = fields.path("metadata");
    return new ProviderReportBuilder(new ProviderId(id), stage, Payload.of(json))
        .key(key(metadata))
        .token(text(metadata.path("token"), LONGEST_WORD))
        .callerNumber(callerNumber())
        .startedAt(instant("start_timestamp"))
        .endedAt(instant("end_timestamp"))
        .durationSec(durationSec())
        .reason(text(fields.path("disconnection_reason"), LONGEST_WORD))
        .transcript(transcript())
        .recordingUrl(text(fields.path("recording_url"), LONGEST_URL))
        .analysis(analysis())
        .build();
  }

  private static @Nullable CallKey key(JsonNode metadata) {
    var callId = CallId.parse(metadata.path("callId").asText());
    var userId = userId(metadata.path("userId"));
    return callId == null || userId <= 0 ? null : new CallKey(new UserId(userId), callId);
  }

  /// Reads a number, or a text with a number; 0 if it is neither.
  private static long userId(JsonNode node) {
    try {
      return Long.parseLong(node.asText());
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private @Nullable PhoneNumber callerNumber() {
    var number = fields.path("from_number").asText();
    return E164.matcher(number).matches() ? new PhoneNumber(number) : null;
  }

  private @Nullable Instant instant(String name) {
    var millis = fields.path(name);
    return millis.canConvertToLong() && millis.longValue() > 0 && millis.longValue() <= LAST_MILLI
        ? Instant.ofEpochMilli(millis.longValue())
        : null;
  }

  private @Nullable Integer durationSec() {
    var millis = fields.path("duration_ms");
    return millis.canConvertToInt() && millis.intValue() >= 0 ? millis.intValue() / 1000 : null;
  }

  /// The transcript: the turns, unless Retell's text has more letters.
  private @Nullable String transcript() {
    var text = text(fields.path("transcript"), Integer.MAX_VALUE);
    return text == null || (turns != null && letters(text) <= letters(turns)) ? turns : text;
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }

  private @Nullable Analysis analysis() {
    var analysis = fields.path("call_analysis");
    return analysis.isObject() ? CallAnalysis.read(analysis) : null;
  }

  /// A text that is neither blank nor too long; else null.
  static @Nullable String text(JsonNode node, int longest) {
    var text = node.textValue();
    return text == null || Blank.all(text) || text.length() > longest ? null : text;
  }
}
