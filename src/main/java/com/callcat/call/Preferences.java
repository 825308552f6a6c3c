package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// What a user wishes for all their calls, where a call does not say otherwise.
///
/// @param defaultLanguage as Retell spells it
/// @param voiceId as in [Brief]
/// @param systemPrompt what the agent is told before each call's own prompt
public record Preferences(
    TimeZone timezone,
    String defaultLanguage,
    @Nullable String voiceId,
    @Nullable String systemPrompt,
    boolean emailNotifications) {

  /// Of a user who never said anything.
  public static final Preferences DEFAULT = new Preferences(TimeZone.UTC, "en", null, null, true);

  /// A prompt may name people and numbers.
  @Override
  public String toString() {
    return "Preferences[" + timezone.name() + ", " + defaultLanguage + "]";
  }
}
