package com.callcat.retell.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalesTest {

  @ParameterizedTest
  @CsvSource({
    "en, en-US",
    "EN, en-US",
    "es, es-ES",
    "fr, fr-FR",
    "de, de-DE",
    "pt, pt-BR",
    "zh, zh-CN",
    "fil, fil-PH",
    "es-419, es-419",
    "fr-CA, fr-CA",
    "multi, multi",
    "tlh, tlh"
  })
  void a_language_becomes_its_locale_and_anything_else_stays(String language, String locale) {
    assertThat(Locales.of(language)).isEqualTo(locale);
  }
}
