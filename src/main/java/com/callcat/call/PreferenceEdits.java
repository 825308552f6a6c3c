package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// Changes of a user's [Preferences]. A null leaves a value that cannot be cleared.
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
