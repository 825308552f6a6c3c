package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.PhoneNumber;
import com.callcat.config.Config;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
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
    "+18005551234, +18005551234",
  })
  void a_number_of_the_region_is_kept_in_e164(String written, String e164) {
    assertThat(US.parse(written)).isEqualTo(new PhoneNumber(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1415555014",
        "+141555501420",
        "555-0142",
        "911",
        "+442071838750",
        "+4930123456",
        "+16135550123",
        "+18765550123",
        "+1-800-FLOWERS",
        "+14155550142 ext. 3",
        "+14155550142x3",
        "tel:+14155550142",
        "+１4155550142",
        "++14155550142",
        "+",
        "()",
        "-----",
        "+999123456789",
        "+14155550142;ext=3",
        "call +14155550142",
        "+1415555014200000000000000000000000"
      })
  void anything_else_is_refused(String written) {
    assertThat(US.parse(written)).isNull();
  }

  @Test
  void a_number_that_no_carrier_has_given_out_is_refused_where_only_valid_ones_count() {
    var strict = numbers(true, "US");

    assertThat(strict.parse("+15551234567")).isNull();
    assertThat(strict.parse("+14155550142")).isNotNull();
  }

  @Test
  void every_region_of_the_list_is_allowed_and_the_first_one_is_at_home() {
    var german = numbers(false, "DE", "CA");

    assertThat(german.parse("030 123456")).isEqualTo(new PhoneNumber("+4930123456"));
    assertThat(german.parse("+16135550123")).isNotNull();
    assertThat(german.parse("+14155550142")).isNull();
    assertThat(german.expectation()).endsWith("DE, CA");
  }

  @Test
  void a_region_that_is_none_is_named_by_its_setting() {
    assertThatThrownBy(() -> numbers(false, "USA")).hasMessageContaining("phone.regions");
    assertThatThrownBy(() -> numbers(false)).hasMessageContaining("phone.regions");
  }

  private static PhoneNumbers numbers(boolean validOnly, String... regions) {
    return new PhoneNumbers(new Config.Phone(List.of(regions), validOnly));
  }
}
