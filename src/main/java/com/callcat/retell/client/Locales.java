package com.callcat.retell.client;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Converts languages into locales: Retell expects a locale, but a user may name only a language.
final class Locales {

  /// The locale of each language that Retell supports. If it has several, the most widely spoken
  /// one.
  private static final Map<String, String> BY_LANGUAGE =
      Stream.of(
              "af-ZA ar-SA az-AZ bg-BG bs-BA ca-ES cs-CZ cy-GB da-DK de-DE el-GR en-US es-ES fa-IR",
              "fi-FI fil-PH fr-FR gl-ES he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP kk-KZ",
              "kn-IN ko-KR lt-LT lv-LV mk-MK mr-IN ms-MY ne-NP nl-NL no-NO pl-PL pt-BR ro-RO ru-RU",
              "sk-SK sl-SI sr-RS sv-SE sw-KE ta-IN th-TH tr-TR uk-UA ur-IN vi-VN yue-CN zh-CN")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(toUnmodifiableMap(Locales::language, Function.identity()));

  private Locales() {}

  /// The locale of a language. Locales, `multi`, and unknown values are returned unchanged, and
  /// Retell decides about them.
  static String of(String language) {
    return BY_LANGUAGE.getOrDefault(language.toLowerCase(Locale.ROOT), language);
  }

  private static String language(String locale) {
    return locale.substring(0, locale.indexOf('-'));
  }
}
