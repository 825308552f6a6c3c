package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource({
    "en, en",
    "en-US, en-US",
    "en-us, en-US",
    "es-419, es-419",
    "ES, es",
    "fil-PH, fil-PH",
    "yue, yue",
    "multi, multi",
    "de-DE, de-DE"
  })
  void a_language_of_the_agent_is_spelt_as_retell_does(String text, String language) {
    assertThat(Languages.parse(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xx", "en-", "en_US", "English", "de-AT", "419", "en-US,de-DE"})
  void any_other_word_is_none(String text) {
    assertThat(Languages.parse(text)).isNull();
  }
}
