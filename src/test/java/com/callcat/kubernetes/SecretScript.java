package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.store.Sealer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;

/// What `k8s/secrets.sh` makes for a new deployment.
final class SecretScript {
  static final String POSTGRES_URI = "postgresql://callcat:secret@postgres.example.com/callcat";
  static final String KEYSET = Sealer.newKeyset().replaceAll("\\s", "");

  /// With what could end a string.
  static final String API_KEY = "key_\"\\'#";

  private SecretScript() {}

  static Secret run() throws Exception {
    var builder = new ProcessBuilder("k8s/secrets.sh").redirectErrorStream(true);
    builder.environment().put("POSTGRES_URI", POSTGRES_URI);
    builder.environment().put("RETELL_API_KEY", API_KEY);
    builder.environment().put("ENCRYPTION_KEYSET", KEYSET);
    var script = builder.start();
    var output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor()).isZero();
    return (Secret) Models.read(new YAMLMapper().readValue(output, JsonNode.class));
  }
}
