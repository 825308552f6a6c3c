package com.callcat.config;

import java.util.Objects;

/// A setting is wrong or missing. The message is for the operator: a sentence that names the
/// setting, or one line for each of several.
public final class ConfigException extends IllegalArgumentException {
  public ConfigException(String sentence) {
    super(sentence);
  }

  /// Runs several checks, and throws one exception with all that failed.
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

  /// Another program listens on the port already.
  ///
  /// @param setting the path of the setting
  public static ConfigException portInUse(String setting, int port) {
    return new ConfigException(
        "Port %d (%s) is in use: stop what listens there, or set %s to another."
            .formatted(port, setting, ConfigReader.variable(setting)));
  }
}
