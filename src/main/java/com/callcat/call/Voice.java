package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// A voice that a call can be made in, as a client app offers it for choice. What Retell does not
/// say of it is null.
///
/// @param voiceId what a call or its user's preferences say to have it
/// @param name for people
/// @param previewUrl where it can be listened to
public record Voice(
    String voiceId,
    String name,
    @Nullable String provider,
    @Nullable String gender,
    @Nullable String accent,
    @Nullable String age,
    @Nullable String previewUrl) {

  /// The name of the agent's own voice, whichever that is.
  public static final String OF_THE_AGENT = "default";

  /// A voice of which nothing else is known.
  public static Voice of(String voiceId, String name) {
    return new Voice(voiceId, name, null, null, null, null, null);
  }

  /// The same voice under a name of our own.
  public Voice named(String ourName) {
    return new Voice(ourName, ourName, provider, gender, accent, age, previewUrl);
  }
}
