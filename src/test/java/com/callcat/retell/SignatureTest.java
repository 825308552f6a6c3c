package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Known signatures, and signatures that must be rejected.
class SignatureTest {
  private static final byte[] BODY = "{\"event\":\"call_ended\"}".getBytes(UTF_8);
  private static final String KEY = "test-api-key";
  private static final Instant SIGNED = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final String D =
      "07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e";
  private static final String GOOD = "v=1700000000000,d=" + D;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "test-api-key|1700000000000|{\"event\":\"call_ended\"}|07024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e",
        "key_callcat_test_only_0001|1790000000000|{\"event\":\"call_ended\",\"call\":{\"call_id\":\"call_7c1f0d9a4be24f6c8a1e5b03\",\"metadata\":{\"cc_call_id\":\"cc-0042\"}}}|e4c61b1e68f977019490050a487b71d50264594f2ef3aacc377e040ce647744c",
        "key_callcat_test_only_0001|1790000000123|{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_7c1f0d9a4be24f6c8a1e5b03\",\"call_analysis\":{\"call_summary\":\"Señora Núñez confirmó la cita — mañana 10 h ✅\"}}}|19778dcb47d982dd1f3759195d2c1e2f2f9c69d2bf84e37c5a28f0031112e7b5"
      })
  void the_vectors_of_the_contract_are_good(String key, long v, String body, String d) {
    var header = "v=" + v + ",d=" + d;
    assertThat(verify(body.getBytes(UTF_8), header, List.of(key), Instant.ofEpochMilli(v)))
        .isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "v=1700000000000",
        "d=" + D,
        "d=" + D + ",v=1700000000000",
        " " + GOOD,
        GOOD + " ",
        GOOD + ",d=" + D,
        GOOD + "\n",
        "x" + GOOD,
        "v=1700000000000, d=" + D,
        "v=1700000000000;d=" + D,
        "v=,d=" + D,
        "v=-1700000000000,d=" + D,
        "v=+1700000000000,d=" + D,
        "v=1700000000000.0,d=" + D,
        "v=\u0661700000000000,d=" + D,
        "v=1700000000000,d=7024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e",
        "v=1700000000000,d=" + D + "00",
        "v=1700000000000,d=g7024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e",
        "v=1700000000001,d=" + D,
        "v=1700000000000,d=17024cabe7dd8f6d1c6e4a8324ca92c812e6ad4a7ee506c04f7e462e3321823e"
      })
  void anything_but_the_exact_header_is_refused(String header) {
    assertThat(verify(BODY, header, List.of(KEY), SIGNED)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=1700000000000,d=07024CABE7DD8F6D1C6E4A8324CA92C812E6AD4A7EE506C04F7E462E3321823E",
        "V=1700000000000,D=" + D,
        "V=1700000000000,d=07024CabE7DD8F6D1C6E4A8324CA92C812E6AD4A7EE506C04F7E462E3321823e"
      })
  void capitals_are_as_good_as_small_letters(String header) {
    assertThat(verify(BODY, header, List.of(KEY), SIGNED)).isTrue();
    assertThat(verify(BODY, header, List.of("another"), SIGNED)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "300000, true",
    "-300000, true",
    "300001, false",
    "-300001, false",
  })
  void five_minutes_to_the_millisecond_are_fresh_in_both_directions(long away, boolean good) {
    assertThat(verify(BODY, GOOD, List.of(KEY), SIGNED.plusMillis(away))).isEqualTo(good);
  }

  @Test
  void a_part_of_a_millisecond_beyond_the_window_is_too_much() {
    assertThat(verify(BODY, GOOD, List.of(KEY), SIGNED.plusMillis(300_000).plusNanos(1))).isFalse();
  }

  @Test
  void a_time_beyond_the_exact_numbers_is_refused_even_when_it_is_now() {
    var largest = Instant.ofEpochMilli((1L << 53) - 1);
    var tooLarge = largest.plusMillis(1);
    assertThat(verify(BODY, Fixtures.signature(BODY, KEY, largest), List.of(KEY), largest))
        .isTrue();
    assertThat(verify(BODY, Fixtures.signature(BODY, KEY, tooLarge), List.of(KEY), tooLarge))
        .isFalse();
    assertThat(verify(BODY, "v=99999999999999999999,d=" + D, List.of(KEY), SIGNED)).isFalse();
  }

  @Test
  void any_key_of_the_list_may_sign_and_no_other() {
    assertThat(verify(BODY, GOOD, List.of("newer", KEY), SIGNED)).isTrue();
    assertThat(verify(BODY, GOOD, List.of("newer", "older"), SIGNED)).isFalse();
    assertThat(verify(BODY, GOOD, List.of(), SIGNED)).isFalse();
  }

  @Test
  void another_body_is_refused_down_to_a_space() {
    assertThat(verify("{\"event\": \"call_ended\"}".getBytes(UTF_8), GOOD, List.of(KEY), SIGNED))
        .isFalse();
    assertThat(verify(new byte[0], GOOD, List.of(KEY), SIGNED)).isFalse();
  }

  @Test
  void bytes_that_are_no_text_can_be_signed_too() {
    var body = new byte[] {0, -1, -128, 13, 10};
    assertThat(verify(body, Fixtures.signature(body, KEY, SIGNED), List.of(KEY), SIGNED)).isTrue();
  }

  private static boolean verify(byte[] body, String header, List<String> keys, Instant now) {
    var signature = Signature.read(header, now);
    return signature != null && signature.isOf(body, keys);
  }
}
