package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.Config;
import com.callcat.config.ConfigReader;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings that the program finds in its pod, put together as a node does it.
///
/// @param secret what `k8s/secrets.sh` has made
/// @param files where the volumes of the pod are
record Environment(Overlay overlay, Secret secret, Path files) {
  private static final String FILE = "CALLCAT_CONFIG";

  /// Fails on whatever keeps the deployed program from starting: a name that is no setting, a value
  /// that is wrong, a setting that is required and not there.
  Config read() throws IOException {
    var variables = variables();
    mountVolumes();
    var file = Path.of(Objects.requireNonNull(variables.get(FILE)));
    variables.put(FILE, inFiles(file).toString());
    return ConfigReader.readDeployed(variables);
  }

  /// The names of a reference win over those of a whole map.
  private Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    var container = overlay.program().container();
    for (var source : container.getEnvFrom()) {
      variables.putAll(overlay.get(ConfigMap.class, source.getConfigMapRef().getName()).getData());
    }
    for (var variable : container.getEnv()) {
      var value = value(variable);
      if (value != null) {
        variables.put(variable.getName(), value);
      }
    }
    return variables;
  }

  private @Nullable String value(EnvVar variable) {
    return variable.getValueFrom() == null ? variable.getValue() : value(variable.getValueFrom());
  }

  /// Null for a key that may be missing, and is.
  private @Nullable String value(EnvVarSource source) {
    var key = source.getSecretKeyRef();
    if (key == null) {
      return switch (source.getFieldRef().getFieldPath()) {
        case "status.podIP" -> "10.0.0.7";
        default -> throw new AssertionError("not a field: " + source);
      };
    }
    assertThat(key.getName()).isEqualTo(secret.getMetadata().getName());
    var value = secret.getStringData().get(key.getKey());
    assertThat(value != null || Boolean.TRUE.equals(key.getOptional()))
        .as("the secret has %s", key.getKey())
        .isTrue();
    return value;
  }

  private void mountVolumes() throws IOException {
    for (var mount : overlay.program().container().getVolumeMounts()) {
      var folder = Files.createDirectories(inFiles(Path.of(mount.getMountPath())));
      for (var file : volume(mount).getData().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    }
  }

  private ConfigMap volume(VolumeMount mount) {
    return overlay.program().pod().getVolumes().stream()
        .filter(volume -> volume.getName().equals(mount.getName()))
        .map(volume -> overlay.get(ConfigMap.class, volume.getConfigMap().getName()))
        .findFirst()
        .orElseThrow();
  }

  private Path inFiles(Path inPod) {
    return files.resolve(Path.of("/").relativize(inPod));
  }
}
