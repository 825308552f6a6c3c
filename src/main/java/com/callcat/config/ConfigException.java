package com.callcat.config;

/// A setting is wrong or missing. The message is one sentence that names it, for whoever starts the
/// program.
public final class ConfigException extends RuntimeException {
  public ConfigException(String sentence) {
    super(sentence, null, false, false);
  }
}
