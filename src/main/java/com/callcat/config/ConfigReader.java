package com.callcat.config;

import static com.callcat.config.Setting.PREFIX;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the settings: the defaults in callcat.yaml, overridden by the file that `CALLCAT_CONFIG`
/// names, overridden by environment variables. All faults are reported by one [ConfigException].
public final class ConfigReader {
  private static final String FILE = "CALLCAT_CONFIG";
  private static final Map<String, Setting> BY_VARIABLE =
      Settings.all().values().stream()
          .collect(Collectors.toMap(setting -> variable(setting.path()), setting -> setting));

  private final SettingFaults faults = new SettingFaults();
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private ConfigReader(Map<String, String> environment) {
    defaults().forEach(this::set);
    faults.refuseAny();
    var file = environment.getOrDefault(FILE, "").strip();
    if (!file.isEmpty()) {
      SettingsFile.read(Path.of(file), faults).forEach(this::set);
    }
    new TreeMap<>(environment).forEach(this::setVariable);
  }

  /// Reads the settings with these environment variables. Wrong values are refused; missing ones
  /// are null.
  public static Config read(Map<String, String> environment) {
    return new ConfigReader(environment).checked(false);
  }

  /// The same for the deployed program, which also requires the settings that the development
  /// program can fill in.
  public static Config readDeployed(Map<String, String> environment) {
    return new ConfigReader(environment).checked(true);
  }

  /// Fills in settings that are not configured, which means null or an empty list.
  ///
  /// @param missing the paths and values to fill in
  public static Config complete(Config config, Map<String, Object> missing) {
    var values = Settings.values(config);
    missing.forEach(
        (path, value) -> {
          var present = values.get(path);
          if (present == null || present.equals(List.of())) {
            values.put(path, value);
          }
        });
    return Settings.config(values);
  }

  /// The environment variable of a setting, such as `CALLCAT_HTTP_PORT` for `http.port`.
  public static String variable(String path) {
    return Setting.variable(path);
  }

  private Config checked(boolean deployed) {
    var config = Settings.config(values);
    new ConfigRules(faults).check(config);
    if (deployed) {
      new DeployedRules(faults).check(config);
    }
    faults.refuseAny();
    return config;
  }

  private Map<String, @Nullable Object> defaults() {
    try (var file = ConfigReader.class.getResourceAsStream("/callcat.yaml")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return SettingsFile.parse("callcat.yaml", text, faults);
    } catch (IOException e) {
      throw new IllegalStateException("callcat.yaml is not in the program", e);
    }
  }

  /// Sets a value. A value of the wrong type is only noted as a fault, so that further ones can be
  /// found.
  private void set(String path, @Nullable Object value) {
    var setting = Objects.requireNonNull(Settings.all().get(path));
    if (setting.fits(value)) {
      values.put(path, setting.typed(value));
    } else {
      faults.wrong(path, value, setting.rule());
    }
  }

  private void setVariable(String variable, String value) {
    if (!variable.startsWith(PREFIX)
        || variable.equals(FILE)
        || KubernetesVariables.include(variable, value)) {
      return;
    }
    var setting = BY_VARIABLE.get(variable);
    if (setting == null) {
      faults.add(
          "The environment variable %s names no setting; conf/callcat.yaml shows them all."
              .formatted(variable));
    } else if (value.isBlank()) {
      set(setting.path(), null);
    } else {
      set(setting.path(), written(setting.kind(), value));
    }
  }

  private static Object written(Setting.Kind kind, String value) {
    return switch (kind) {
      case TEXT, WHOLE_NUMBER, SWITCH -> value.strip();
      case LIST -> items(value);
      case MAP -> entries(value);
    };
  }

  /// Parses `a=b,c=d`. Any other text is returned unchanged, and then reported as a wrong value.
  private static Object entries(String value) {
    var entries = new LinkedHashMap<String, String>();
    for (var item : items(value)) {
      var sign = item.indexOf('=');
      if (sign < 0
          || entries.put(part(item, 0, sign), part(item, sign + 1, item.length())) != null) {
        return value.strip();
      }
    }
    return entries;
  }

  private static String part(String item, int from, int to) {
    return item.substring(from, to).strip();
  }

  private static List<String> items(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
