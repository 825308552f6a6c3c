package com.callcat.config;

import java.util.Objects;

/// A setting is wrong or missing. The message names it in a sentence, or in one sentence a line
/// when there are several, for whoever starts the program.
public final class ConfigException extends IllegalArgumentException {
  public ConfigException(String sentence) {
    super(sentence);
  }

  /// Makes several checks of settings, and tells at once of all that fail.
  public static void all(Runnable... checks) {
    var faults = new SettingFaults();
    for (var check : checks) {
      try {
        check.run();
      } catch (ConfigException wrong) {
        faults.add(Objects.requireNonNull(wrong.getMessage()));
      }
    }
    faults.refuseAny();
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
