package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// A user's defaults for all their calls.
///
/// @param defaultLanguage as Retell spells it
/// @param voiceId as in [Brief]
/// @param systemPrompt instructions for the agent, before each call's own prompt
public record Preferences(
    TimeZone timezone,
    String defaultLanguage,
    @Nullable String voiceId,
    @Nullable String systemPrompt,
    boolean emailNotifications) {

  /// The preferences of a user who has not set any.
  public static final Preferences DEFAULT = new Preferences(TimeZone.UTC, "en", null, null, true);

  /// Does not show the prompt, which may contain names and phone numbers.
  @Override
  public String toString() {
    return "Preferences[" + timezone.name() + ", " + defaultLanguage + "]";
  }
}
