package com.callcat.http;

import static com.callcat.call.Preferences.DEFAULT;
import static com.callcat.http.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent.Edit;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem.Fault;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules for the fields of a call, each with a value that just passes and one that does not.
class CallInputTest {
  private static final long NOW = START.toEpochMilli();
  private static final long TEN_YEARS_MS = 3653L * 24 * 3600 * 1000;

  private final CallInput input =
      new CallInput(
          new PhoneNumbers(new Config.Phone(List.of("US"), false, false)), new TestClock());

  static Stream<Arguments> good() {
    return Stream.of(
        arguments("calleeName", text(1)),
        arguments("calleeName", text(100)),
        arguments("calleeName", quoted("😀".repeat(100))),
        arguments("calleeName", quoted("   " + "x".repeat(100) + " \\n")),
        arguments("calleeName", quoted("<script>alert('José')</script>")),
        arguments("subject", text(200)),
        arguments("prompt", text(5000)),
        arguments("prompt", quoted("one\\n\\ttwo\\r\\nthree")),
        arguments("phoneNumber", quoted("+15551234567")),
        arguments("phoneNumber", quoted(" (415) 555-0142 ")),
        arguments(
            "phoneNumber", quoted("\\u202a+1\\u00a0(415)\\u2009555\\u20110142\\u202c\\ufeff")),
        arguments("calleeName", quoted("\\u00a0" + "x".repeat(100) + "\\u202f\\ufeff")),
        arguments("aiLanguage", quoted("\\u2007fr-CA\\u00a0")),
        arguments("scheduledAt", NOW + 1),
        arguments("scheduledAt", NOW + TEN_YEARS_MS),
        arguments("scheduledAt", NOW + 5000 + ".0"),
        arguments("scheduledFor", NOW + 1),
        arguments("scheduledFor", "1.8e12"),
        arguments("aiLanguage", quoted("fr-CA")),
        arguments("voiceId", quoted("11labs-Adrian_v1.2")),
        arguments("voiceId", text(100)),
        arguments("ifUnknown", quoted("fail")),
        arguments("ifUnknown", quoted("redial")));
  }

  static Stream<Arguments> bad() {
    var texts =
        Stream.of("calleeName", "subject", "prompt", "phoneNumber", "aiLanguage", "voiceId")
            .flatMap(
                field ->
                    Stream.of("null", "1", "true", "[]", "{}", "[\"x\"]", "\"\"", "\" \\t \"")
                        .map(value -> arguments(field, value)));
    var times =
        Stream.of("scheduledAt", "scheduledFor")
            .flatMap(
                field ->
                    Stream.of(
                            "null",
                            "\"tomorrow\"",
                            "\"" + (NOW + 5000) + "\"",
                            "true",
                            "[]",
                            "{}",
                            NOW + 5000 + ".5",
                            "1e3",
                            "1e999999999",
                            "0",
                            "-1",
                            "" + NOW,
                            "" + (NOW + TEN_YEARS_MS + 1),
                            "9223372036854775807",
                            "9223372036854775808",
                            "-9223372036854775808",
                            "9".repeat(99))
                        .map(value -> arguments(field, value)));
    var single =
        Stream.of(
            arguments("calleeName", text(101)),
            arguments("calleeName", quoted("😀".repeat(101))),
            arguments("calleeName", quoted("a\\nb")),
            arguments("calleeName", quoted("a\\u0000b")),
            arguments("calleeName", quoted("a\\u007fb")),
            arguments("calleeName", quoted("a\\ud800b")),
            arguments("calleeName", quoted("\\u00a0\\u200b\\u3000")),
            arguments("subject", quoted("\\u202f\\u2007\\ufeff\\u200d")),
            arguments("prompt", quoted("\\n\\u2028\\u0085 \\u2060")),
            arguments("phoneNumber", quoted("\\u00a0")),
            arguments("phoneNumber", quoted("+1 1 202 555 0143")),
            arguments("phoneNumber", quoted("+1 911 555 0143")),
            arguments("phoneNumber", quoted("+1 900 555 0143")),
            arguments("phoneNumber", quoted("+1415555014\\uff12")),
            arguments("subject", text(201)),
            arguments("prompt", text(5001)),
            arguments("prompt", quoted("a\\u0000b")),
            arguments("prompt", quoted("a\\udc00\\ud800b")),
            arguments("phoneNumber", quoted("+442071838750")),
            arguments("phoneNumber", quoted("5551234")),
            arguments("aiLanguage", quoted("klingon")),
            arguments("voiceId", text(101)),
            arguments("voiceId", quoted("a b")),
            arguments("ifUnknown", quoted("REDIAL")),
            arguments("ifUnknown", quoted("perhaps")),
            arguments("voiceId", quoted("../../etc")));
    return Stream.of(texts, times, single).flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("good")
  void what_keeps_the_rules_passes_in_a_new_call_and_in_a_change(String field, Object value) {
    input.brief(fields(newCall(field, value)), START, DEFAULT, Voices.UNKNOWN);
    edit(fields("{\"%s\": %s}".formatted(field, value)));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void what_breaks_a_rule_is_named_in_a_new_call_and_in_a_change(String field, Object value) {
    var created =
        faults(() -> input.brief(fields(newCall(field, value)), START, DEFAULT, Voices.UNKNOWN));
    var changed = faults(() -> edit(fields("{\"%s\": %s}".formatted(field, value))));

    assertThat(created).extracting(Fault::field).containsExactly(field);
    assertThat(changed).isEqualTo(created);
  }

  @Test
  void all_faults_are_told_at_once() {
    var faults =
        faults(
            () ->
                input.brief(
                    fields(
                        """
                        {"calleeName": "", "phoneNumber": 5, "prompt": null, "scheduledAt": 1,
                         "scheduledAtt": 2, "userId": 1, "voiceId": "a b"}"""),
                    START,
                    DEFAULT,
                    Voices.UNKNOWN));

    assertThat(faults)
        .containsExactlyInAnyOrder(
            new Fault("calleeName", "must not be blank"),
            new Fault("phoneNumber", "must be text"),
            new Fault("prompt", "must not be null"),
            new Fault("scheduledAt", "must be in the future; leave it out to call now"),
            new Fault("voiceId", "must be made of A-Z a-z 0-9 . _ -"),
            new Fault("subject", "is required"),
            new Fault("scheduledAtt", "is not a field of this request; did you mean scheduledAt?"),
            new Fault("userId", "is not a field of this request"));
  }

  @Test
  void what_a_server_decides_cannot_be_sent() {
    for (var field : List.of("callId", "userId", "createdAt", "version", "providerId", "attempt")) {
      assertThat(
              faults(() -> input.brief(fields(newCall(field, 1)), START, DEFAULT, Voices.UNKNOWN)))
          .extracting(Fault::field)
          .containsExactly(field);
      assertThat(faults(() -> edit(fields("{\"%s\": 1}".formatted(field)))))
          .extracting(Fault::field)
          .containsExactly(field);
    }
  }

  @Test
  void a_status_is_for_changes_only() {
    assertThat(edit(fields("{\"status\": \"NO_SHOW\"}")).status()).isEqualTo(CallStatus.NO_SHOW);
    assertThat(faults(() -> edit(fields("{\"status\": \"no_show\"}")))).hasSize(1);
    assertThat(faults(() -> edit(fields("{\"status\": null}")))).hasSize(1);
    assertThat(
            faults(
                () ->
                    input.brief(
                        fields(newCall("status", "\"SCHEDULED\"")),
                        START,
                        DEFAULT,
                        Voices.UNKNOWN)))
        .extracting(Fault::field)
        .containsExactly("status");
  }

  @Test
  void both_names_of_the_time_must_say_the_same() {
    var same = "\"scheduledAt\": %d, \"scheduledFor\": %d".formatted(NOW + 5, NOW + 5);
    var different = "\"scheduledAt\": %d, \"scheduledFor\": %d".formatted(NOW + 5, NOW + 6);

    assertThat(edit(fields("{" + same + "}")).edits().scheduledFor())
        .isEqualTo(START.plusMillis(5));
    assertThat(faults(() -> edit(fields("{" + different + "}"))))
        .extracting(Fault::field)
        .containsExactly("scheduledFor");
  }

  @Test
  void texts_are_kept_without_the_blanks_around_them() {
    var brief =
        input.brief(
            fields(newCall("calleeName", "\"  Jane \\t\"")), START, DEFAULT, Voices.UNKNOWN);

    assertThat(brief.calleeName()).isEqualTo("Jane");
    assertThat(brief.scheduledFor()).isEqualTo(START);
  }

  @Test
  void an_empty_change_changes_nothing() {
    assertThat(edit(fields("{}")).edits()).isEqualTo(CallEdits.NONE);
  }

  @Test
  void what_was_sent_is_never_said_back() {
    var faults =
        faults(
            () ->
                input.brief(
                    fields(
                        "{\"+14165550123\": 1, \"14165550123\": 2, \"phoneNumber\": \"+14165550123\"}"),
                    START,
                    DEFAULT,
                    Voices.UNKNOWN));

    assertThat(faults.toString()).doesNotContain("4165550123");
    assertThat(faults)
        .contains(new Fault("$", "has a field with a name that is not a field of this request"));
  }

  @Test
  void a_flood_of_unknown_fields_is_cut_short() {
    var body = new StringBuilder("{\"x\":1");
    for (var i = 0; i < 5000; i++) {
      body.append(",\"f")
          .append(Integer.toString(i, 26).replaceAll("\\d", "q"))
          .append(i)
          .append("\":1");
    }
    assertThat(faults(() -> edit(fields(body + "}")))).hasSizeLessThan(50);
  }

  private static String newCall(String field, Object value) {
    var json = Api.newCall("");
    return json.contains("\"" + field + "\"")
        ? json.replaceFirst(
            "\"" + field + "\": \"[^\"]*\"",
            Matcher.quoteReplacement("\"" + field + "\": " + value))
        : Api.newCall(", \"%s\": %s".formatted(field, value));
  }

  private static String text(int length) {
    return quoted("x".repeat(length));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static Fields fields(String json) {
    return JsonBody.read(Buffer.buffer(json));
  }

  private static List<Fault> faults(ThrowingCallable reading) {
    var refused = catchThrowableOfType(ProblemException.class, reading);
    assertThat(refused).isNotNull();
    return ((Invalid) refused.problem()).faults();
  }

  private Edit edit(Fields fields) {
    return input.edit(fields, null, Voices.UNKNOWN);
  }
}
