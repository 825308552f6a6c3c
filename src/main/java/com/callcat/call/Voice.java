package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// A voice that the agent can speak with, as a client application offers it for choice. Fields that
/// Retell does not give are null.
///
/// @param voiceId the id by which a call or the user's preferences choose it
/// @param name the name to show
/// @param previewUrl where it can be listened to
public record Voice(
    String voiceId,
    String name,
    @Nullable String provider,
    @Nullable String gender,
    @Nullable String accent,
    @Nullable String age,
    @Nullable String previewUrl) {

  /// The id that stands for the agent's own voice.
  public static final String OF_THE_AGENT = "default";

  /// A voice of which nothing else is known.
  public static Voice of(String voiceId, String name) {
    return new Voice(voiceId, name, null, null, null, null, null);
  }

  /// The same voice under one of our own names.
  public Voice named(String ourName) {
    return new Voice(ourName, ourName, provider, gender, accent, age, previewUrl);
  }
}
