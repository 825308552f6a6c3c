package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// What is to change in a user's [Preferences]; null leaves what can never be cleared.
public record PreferenceEdits(
    @Nullable TimeZone timezone,
    @Nullable String defaultLanguage,
    Edit<String> voiceId,
    Edit<String> systemPrompt,
    @Nullable Boolean emailNotifications) {

  @Override
  public String toString() {
    return "PreferenceEdits[hidden]";
  }
}
