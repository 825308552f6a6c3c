package com.callcat.config;

/// A setting is wrong or missing. The message is one sentence that names it, for whoever starts the
/// program.
public final class ConfigException extends IllegalArgumentException {
  public ConfigException(String sentence) {
    super(sentence);
  }

  /// Somebody else listens where we were told to.
  ///
  /// @param setting the path of the port's setting
  public static ConfigException portInUse(String setting, int port) {
    return new ConfigException(
        "Port %d (%s) is in use: stop what listens there, or set %s to another."
            .formatted(port, setting, ConfigReader.variable(setting)));
  }
}
