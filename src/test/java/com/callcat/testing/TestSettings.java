package com.callcat.testing;

import com.callcat.config.Config;
import org.jspecify.annotations.Nullable;

/// Settings as most tests want them.
public final class TestSettings {
  private TestSettings() {}

  /// Tokens signed with a secret, good for an hour, and no limits.
  public static Config.Auth auth(@Nullable String secret) {
    return new AuthSettings(secret).build();
  }
}
