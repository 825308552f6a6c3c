package com.callcat.testing;

import com.callcat.config.Config;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of tokens, each by its name, so that none is mistaken for another. What is not set
/// is as most tests want it: tokens signed with a secret, good for an hour, and no limits.
public final class AuthSettings {
  private static final int TOKEN_MINUTES = 60;
  private static final int REFRESH_DAYS = 30;

  private final @Nullable String jwtSecret;
  private @Nullable String privateKey;
  private List<String> acceptedKeys = List.of();
  private int refreshGraceSeconds = 10;
  private @Nullable String jwksUrl;
  private @Nullable String issuer;
  private @Nullable String audience;
  private int attemptsPerMinute;
  private int attemptsPerMinutePerAddress;
  private boolean behindProxy;

  public AuthSettings(@Nullable String jwtSecret) {
    this.jwtSecret = jwtSecret;
  }

  public AuthSettings privateKey(@Nullable String value) {
    privateKey = value;
    return this;
  }

  public AuthSettings acceptedKeys(List<String> value) {
    acceptedKeys = value;
    return this;
  }

  public AuthSettings refreshGraceSeconds(int value) {
    refreshGraceSeconds = value;
    return this;
  }

  public AuthSettings jwksUrl(@Nullable String value) {
    jwksUrl = value;
    return this;
  }

  public AuthSettings issuer(@Nullable String value) {
    issuer = value;
    return this;
  }

  public AuthSettings audience(@Nullable String value) {
    audience = value;
    return this;
  }

  public AuthSettings attemptsPerMinute(int value) {
    attemptsPerMinute = value;
    return this;
  }

  public AuthSettings attemptsPerMinutePerAddress(int value) {
    attemptsPerMinutePerAddress = value;
    return this;
  }

  public AuthSettings behindProxy(boolean value) {
    behindProxy = value;
    return this;
  }

  public Config.Auth build() {
    return new Config.Auth(
        jwtSecret,
        privateKey,
        acceptedKeys,
        TOKEN_MINUTES,
        REFRESH_DAYS,
        refreshGraceSeconds,
        jwksUrl,
        issuer,
        audience,
        attemptsPerMinute,
        attemptsPerMinutePerAddress,
        behindProxy);
  }
}
