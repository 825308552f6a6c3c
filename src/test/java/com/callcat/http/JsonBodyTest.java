package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.ProblemException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static Fields read(String json) {
    return JsonBody.read(Buffer.buffer(json));
  }
}
