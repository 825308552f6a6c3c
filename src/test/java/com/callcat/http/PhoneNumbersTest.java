package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.PhoneNumber;
import com.callcat.config.Config;
import com.callcat.http.Fields.Reading;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  private static final String NUMBER = "+14155550142";
  private static final String NONE = "must be a telephone number with country code (E.164) in US";
  private static final PhoneNumbers US = numbers(false, "US");

  @ParameterizedTest
  @CsvSource({
    "+15551234567, +15551234567",
    "+14155550142, +14155550142",
    "+1 (415) 555-0142, +14155550142",
    "(415) 555-0142, +14155550142",
    "415.555.0142, +14155550142",
    "4155550142, +14155550142",
    "1 415 555 0142, +14155550142",
    "1 (415) 555/0142, +14155550142",
    "+18005551234, +18005551234",
  })
  void a_number_of_the_region_is_kept_in_e164(String written, String e164) {
    assertThat(e164(US, written)).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1415555014",
        "+141555501420",
        "555-0142",
        "911",
        "112",
        "+1911",
        "+442071838750",
        "+4930123456",
        "+16135550123",
        "+18765550123",
        "++14155550142",
        "14155550142+",
        "(+1) 415 555 0142",
        "+",
        "()",
        "-----",
        "+999123456789",
        "+00 1 415 555 0142",
        "+1415555014200000000000000000000000"
      })
  void anything_else_is_refused(String written) {
    assertThat(fault(US, written)).isEqualTo(NONE);
  }

  /// The library drops them without a word, and rings another number than the one that is written.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1 1 202 555 0143",
        "+1 (1) 202-555-0143",
        "+111555123456",
        "1 1 202 555 0143",
        "011 1 202 555 0143",
        "0111 202 555 0143",
      })
  void a_digit_that_would_not_be_rung_is_refused(String written) {
    assertThat(fault(US, written)).startsWith("would be rung with other digits");
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 0049 30 123456",
    "DE, 49 30 123456",
    "GB, +44 (0)20 7183 8750",
    "AR, 011 15 2345 6789",
    "BR, 0 15 11 98765 4321",
    "AI, 497 1234",
  })
  void what_is_rung_is_what_is_written_in_other_regions_too(String region, String written) {
    assertThat(fault(numbers(false, region), written))
        .startsWith("would be rung with other digits");
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 030 123456, +4930123456",
    "DE, 30 123456, +4930123456",
    "GB, 020 7183 8750, +442071838750",
    "GB, +44 20 7183 8750, +442071838750",
    "FR, 01 52 34 56 78, +33152345678",
    "RU, 8 495 123 45 67, +74951234567",
    "HU, 06 1 234 5678, +3612345678",
    "ES, 912 345 678, +34912345678",
    "AR, +54 9 11 2345-6789, +5491123456789",
  })
  void a_national_prefix_is_not_rung_and_may_be_written(
      String region, String written, String e164) {
    assertThat(e164(numbers(false, region), written)).isEqualTo(e164);
  }

  static Stream<String> pasted() {
    return Stream.of(
        "\u202a+1 (415) 555-0142\u202c",
        "\u202a\u200e+14155550142\u200e\u202c",
        "\u2068+1\u00a0415\u00a0555\u00a00142\u2069",
        "\u2066+1 415\u202f555\u20090142\u2069",
        "\u202d+1\u20070415\u202c".replace("0415", "4155550142"),
        "\u200f(415)\u2002555\u20110142",
        "+1\u2010415\u2011555\u20120142",
        "+1\u2013415\u2014555\u22120142",
        "\uff0d415\ufe63555\u20150142",
        "\ufeff+1415555\u200b0142",
        "+1415\u00ad555\u20600142",
        "\u3000+1\u2003415\u2005555\u200a0142\u205f");
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void a_number_as_telephones_and_address_books_paste_it_is_understood(String written) {
    assertThat(e164(US, written)).isEqualTo(NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "+1-800-FLOWERS, U+0046 LATIN CAPITAL LETTER F",
    "+14155550142 ext. 3, U+0065 LATIN SMALL LETTER E",
    "+14155550142x3, U+0078 LATIN SMALL LETTER X",
    "tel:+14155550142, U+0074 LATIN SMALL LETTER T",
    "+14155550142;ext=3, U+003B SEMICOLON",
    "'+14155550142,,3', U+002C COMMA",
    "+14155550142#, U+0023 NUMBER SIGN",
    "*67 4155550142, U+002A ASTERISK",
    "call +14155550142, U+0063 LATIN SMALL LETTER C",
    "+1415555014２, U+FF12 FULLWIDTH DIGIT TWO",
    "＋14155550142, U+FF0B FULLWIDTH PLUS SIGN",
    "+1415555014٢, U+0662 ARABIC-INDIC DIGIT TWO",
    "+1415555014२, U+0968 DEVANAGARI DIGIT TWO",
    "☎ +14155550142, U+260E BLACK TELEPHONE",
    "📞+14155550142, U+1F4DE TELEPHONE RECEIVER",
  })
  void a_character_that_no_number_has_is_named(String written, String name) {
    assertThat(fault(US, written)).isEqualTo("must not contain " + name);
  }

  @Test
  void what_would_be_shown_backwards_is_not_a_number() {
    assertThat(fault(US, "\u202e4155550142\u202c"))
        .isEqualTo("must not contain U+202E RIGHT-TO-LEFT OVERRIDE");
  }

  @Test
  void a_refusal_never_repeats_the_number() {
    var written =
        IntStream.range(0x20, 0x3000)
            .mapToObj(character -> "+1 202 555 9876" + Character.toString(character));

    assertThat(written)
        .allSatisfy(text -> assertThat(fault(US, text) + "").doesNotContain("555 98", "9876"));
  }

  @Test
  void a_number_that_no_carrier_has_given_out_is_refused_where_only_valid_ones_count() {
    var strict = numbers(true, "US");

    assertThat(e164(strict, "+15551234567")).isNull();
    assertThat(e164(strict, NUMBER)).isNotNull();
  }

  @Test
  void every_region_of_the_list_is_allowed_and_the_first_one_is_at_home() {
    var german = numbers(false, "DE", "CA");

    assertThat(e164(german, "030 123456")).isEqualTo("+4930123456");
    assertThat(e164(german, "+16135550123")).isNotNull();
    assertThat(e164(german, NUMBER)).isNull();
    assertThat(german.expectation()).endsWith("DE, CA");
  }

  @Test
  void a_region_that_is_none_is_named_by_its_setting() {
    assertThatThrownBy(() -> numbers(false, "USA")).hasMessageContaining("phone.regions");
    assertThatThrownBy(() -> numbers(false)).hasMessageContaining("phone.regions");
  }

  static PhoneNumbers numbers(boolean validOnly, String... regions) {
    return new PhoneNumbers(new Config.Phone(List.of(regions), validOnly, false));
  }

  static @Nullable String e164(PhoneNumbers numbers, String written) {
    return switch (numbers.read(written)) {
      case Reading.Good<PhoneNumber>(var number) -> number.e164();
      case Reading.Refused<PhoneNumber> refused -> null;
    };
  }

  static @Nullable String fault(PhoneNumbers numbers, String written) {
    return switch (numbers.read(written)) {
      case Reading.Good<PhoneNumber> good -> null;
      case Reading.Refused<PhoneNumber>(var fault) -> fault;
    };
  }
}
