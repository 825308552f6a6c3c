package com.callcat.http;

import static java.util.Objects.requireNonNull;

import com.callcat.call.Brief;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.CallStatus;
import com.callcat.call.IfUnknown;
import com.callcat.call.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Validates the fields of a call that a user may write. The same rules apply to a new call and to
/// a change.
final class CallInput {
  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule SUBJECT = TextRule.line(200);
  private static final TextRule PROMPT = TextRule.lines(5000);
  private static final TextRule WORD = TextRule.line(100);
  private static final TextRule NUMBER = TextRule.line(40);
  private static final Duration FARTHEST = Duration.ofDays(3653);
  private static final String STATUSES =
      Arrays.stream(CallStatus.values()).map(Enum::name).collect(Collectors.joining(", "));

  /// The rule for a status.
  static final String ONE_OF_THE_STATUSES = "must be one of " + STATUSES;

  private final PhoneNumbers phoneNumbers;
  private final InstantSource clock;

  CallInput(PhoneNumbers phoneNumbers, InstantSource clock) {
    this.phoneNumbers = phoneNumbers;
    this.clock = clock;
  }

  /// Reads a new call. Throws Invalid.
  ///
  /// @param now the scheduled time, if the request has none
  /// @param preferences the defaults of missing fields
  /// @param voices those that it may ask for
  Brief brief(Fields fields, Instant now, Preferences preferences, Voices voices) {
    return brief(fields, scheduledFor(fields), now, preferences, voices);
  }

  /// Reads a new call without a scheduled time, which is due now. Throws Invalid.
  Brief instantBrief(Fields fields, Instant now, Preferences preferences, Voices voices) {
    return brief(fields, null, now, preferences, voices);
  }

  private Brief brief(
      Fields fields,
      @Nullable Instant scheduledFor,
      Instant now,
      Preferences preferences,
      Voices voices) {
    var given = read(fields, scheduledFor, voices);
    fields.require("calleeName", "phoneNumber", "subject", "prompt");
    fields.check();
    return new Brief(
        requireNonNull(given.calleeName()),
        requireNonNull(given.phoneNumber()),
        requireNonNull(given.subject()),
        requireNonNull(given.prompt()),
        given.scheduledFor() != null ? given.scheduledFor() : now,
        given.aiLanguage() != null ? given.aiLanguage() : preferences.defaultLanguage(),
        given.voiceId() != null ? given.voiceId() : preferences.voiceId(),
        given.ifUnknown() != null ? given.ifUnknown() : IfUnknown.FAIL);
  }

  /// Reads the changes of a call, which are only the fields that are present. Throws Invalid.
  ///
  /// @param versions the versions that the change applies to; null for any version
  /// @param voices those that it may ask for
  Edit edit(Fields fields, @Nullable List<Long> versions, Voices voices) {
    var edits = read(fields, scheduledFor(fields), voices);
    var status = fields.text("status", WORD, CallStatus::parse, ONE_OF_THE_STATUSES);
    fields.check();
    return new Edit(edits, status, versions);
  }

  private CallEdits read(Fields fields, @Nullable Instant scheduledFor, Voices voices) {
    return new CallEdits(
        fields.text("calleeName", NAME),
        fields.text("phoneNumber", NUMBER, phoneNumbers::read),
        fields.text("subject", SUBJECT),
        fields.text("prompt", PROMPT),
        scheduledFor,
        fields.text("aiLanguage", WORD, Languages::parse, Languages.EXPECTATION),
        fields.text("voiceId", WORD, voices::parse, voices.expectation()),
        fields.text("ifUnknown", WORD, IfUnknown::parse, "must be fail or redial"));
  }

  private @Nullable Instant scheduledFor(Fields fields) {
    var at = fields.time("scheduledAt");
    var secondName = fields.time("scheduledFor");
    checkDistance(fields, "scheduledAt", at);
    checkDistance(fields, "scheduledFor", secondName);
    if (at != null && secondName != null && !at.equals(secondName)) {
      fields.wrong("scheduledFor", "says another time than scheduledAt; send one of them");
    }
    return at != null ? at : secondName;
  }

  private void checkDistance(Fields fields, String name, @Nullable Instant time) {
    var now = clock.instant();
    if (time != null && !time.isAfter(now)) {
      fields.wrong(name, "must be in the future; leave it out to call now");
    }
    if (time != null && time.isAfter(now.plus(FARTHEST))) {
      fields.wrong(name, "must not be more than ten years away");
    }
  }
}
