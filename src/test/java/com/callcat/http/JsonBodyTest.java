package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static final TextRule TEXT = TextRule.lines(100);

  @Test
  void an_object_in_utf_8_is_read() {
    var fields = read(" {\"a\": \"Señora ✅ 😀\"} \n");

    assertThat(fields.text("a", TEXT)).isEqualTo("Señora ✅ 😀");
    fields.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "1",
        "{",
        "{\"a\"",
        "{\"a\":}",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1} x",
        "{\"a\":1}]",
        "{\"a\":1/*c*/}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "\uFEFF{\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}"
      })
  void anything_else_is_refused(String body) {
    assertThatThrownBy(() -> read(body).check()).isInstanceOf(ProblemException.class);
  }

  /// A lone continuation, an overlong slash, a surrogate, beyond Unicode, cut off; UTF-16.
  @ParameterizedTest
  @ValueSource(strings = {"80", "c0af", "eda080", "f4908080", "e282"})
  void bytes_that_are_not_utf_8_are_refused(String hex) {
    var body = Buffer.buffer("{\"a\":\"").appendBytes(HexFormat.of().parseHex(hex));

    assertThatThrownBy(() -> JsonBody.read(body.appendString("\"}")))
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void another_encoding_is_refused() {
    var utf16 = Buffer.buffer("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));

    assertThatThrownBy(() -> JsonBody.read(utf16)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_field_that_is_there_twice_is_named() {
    var fields = read("{\"a\": \"x\", \"a\": \"y\"}");
    fields.text("a", TEXT);

    assertThatThrownBy(fields::check).hasMessageContaining("field=a, message=is there twice");
  }

  @Test
  void deep_nesting_is_refused() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(30_000)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void endless_digits_are_refused() {
    assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(60_000) + "}"))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2051222400000, 2051222400000",
    "2051222400000.0, 2051222400000",
    "2051222400000.000000000, 2051222400000",
    "2.0512224e12, 2051222400000",
    "20512224E+5, 2051222400000",
    "1e3, 1000",
    "1000e-3, 1",
    "0.0, 0",
    "-0.0, 0",
    "-0e999999999, 0",
    "9007199254740993.0, 9007199254740993",
    "9223372036854775807.0, 9223372036854775807",
    "-9223372036854775808.0, -9223372036854775808",
  })
  void a_number_without_a_fraction_is_an_integer_however_it_is_written(String written, long value) {
    var fields = read("{\"a\": %s}".formatted(written));

    assertThat(fields.time("a")).isEqualTo(Instant.ofEpochMilli(value));
    assertThat(read("{\"a\": %s}".formatted(written)).canonical())
        .isEqualTo(read("{\"a\": %d}".formatted(value)).canonical());
    fields.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5",
        "2051222400000.5",
        "1e-3",
        "1e-999999999",
        "9223372036854775808.0",
        "-9223372036854775809.0",
        "1e19",
        "1e400",
        "1e999999999",
        "-1e999999999",
        "100e2147483647",
        "1e2147483648",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "99999999999999999999",
      })
  void any_other_number_is_no_integer_whatever_its_exponent(String written) {
    assertThatThrownBy(
            () -> {
              var fields = read("{\"a\": %s}".formatted(written));
              fields.time("a");
              fields.check();
            })
        .isInstanceOf(ProblemException.class);
  }

  private static Fields read(String json) {
    return JsonBody.read(Buffer.buffer(json));
  }
}
