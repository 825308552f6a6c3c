package com.callcat.http;

import static com.callcat.http.PhoneNumbersTest.e164;
import static com.callcat.http.PhoneNumbersTest.fault;
import static com.callcat.http.PhoneNumbersTest.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.Config;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1 911 555 0143",
        "911 555 0143",
        "1 911 555 0143",
        "+1 211 555 0143",
        "+1 311 555 0143",
        "+1 411 555 1212",
        "+1 511 555 0143",
        "+1 611 555 0143",
        "+1 711 555 0143",
        "+1 811 555 0143",
        "+1 900 555 0143",
        "(900) 234-5678",
        "+1 900 155 0143",
        "+1 415 976 0143",
      })
  void services_that_no_agent_should_ring_are_refused(String written) {
    assertThat(fault(numbers(false, "US"), written)).startsWith("is the number of a service");
    assertThat(e164(new PhoneNumbers(new Config.Phone(List.of("US"), false, true)), written))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DE, +49 900 1234567",
    "DE, 116 117",
    "DE, 118 33",
    "GB, +44 909 879 0000",
    "FR, 0 891 23 45 67",
    "AU, +61 1900 123 456",
    "NL, 0900 1234",
    "JP, +81 990 123 456",
    "CA, +1 900 555 0143",
    "CA, +1 911 555 0143",
    "FI, +358 116117",
  })
  void and_those_of_other_regions(String region, String written) {
    assertThat(fault(numbers(false, region, "US"), written)).startsWith("is the number of a");
  }

  @ParameterizedTest
  @CsvSource({"US, +1 800 555 1234", "FR, +33 1 52 34 56 78", "DE, +49 30 110112"})
  void a_number_that_only_looks_like_a_service_is_none(String region, String written) {
    assertThat(e164(numbers(false, region), written)).isNotNull();
  }
}
