package com.callcat.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages of calls: Retell's locales (`agent_override.agent.language` of its API), the same
/// languages without a country, and `multi`.
final class Languages {
  static final String EXPECTATION = "must be a language the agent speaks, like en, es-ES or multi";

  private static final String LOCALES =
      """
      en-US en-IN en-GB en-AU en-NZ de-DE es-ES es-419 hi-IN fr-FR fr-CA ja-JP pt-PT pt-BR zh-CN \
      ru-RU it-IT ko-KR nl-NL nl-BE pl-PL tr-TR vi-VN ro-RO bg-BG ca-ES th-TH da-DK fi-FI el-GR \
      hu-HU id-ID no-NO sk-SK sv-SE lt-LT lv-LV cs-CZ ms-MY af-ZA ar-SA az-AZ bs-BA cy-GB fa-IR \
      fil-PH gl-ES he-IL hr-HR hy-AM is-IS kk-KZ kn-IN mk-MK mr-IN ne-NP sl-SI sr-RS sw-KE ta-IN \
      ur-IN yue-CN uk-UA multi""";

  private static final Pattern COUNTRY = Pattern.compile("-.*");

  private static final Map<String, String> KNOWN =
      Pattern.compile(" ")
          .splitAsStream(LOCALES)
          .flatMap(locale -> Stream.of(locale, COUNTRY.matcher(locale).replaceFirst("")))
          .distinct()
          .collect(Collectors.toUnmodifiableMap(Languages::key, Function.identity()));

  private Languages() {}

  /// The language as Retell spells it; null if it is not supported.
  static @Nullable String parse(String text) {
    return KNOWN.get(key(text));
  }

  /// All languages, as [#parse] returns them.
  static Collection<String> all() {
    return KNOWN.values();
  }

  private static String key(String language) {
    return language.toLowerCase(Locale.ROOT);
  }
}
