package com.callcat.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.Config;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program finds in its pod is what it needs to start, and nothing that it does not know.
class SettingsTest extends OverlayCase {
  private static final String PRODUCTION = "prod";

  private Config config;

  SettingsTest(String name) {
    super(name);
  }

  @BeforeEach
  void read(@TempDir Path files) throws Exception {
    config = new Environment(overlay, SecretScript.run(), files).read();
  }

  @Test
  void the_ports_of_the_pod_are_those_where_the_program_listens() {
    assertThat(program.port("api")).isEqualTo(config.http().port());
    assertThat(program.port("webhook")).isEqualTo(config.webhook().port());
    assertThat(program.port("management")).isEqualTo(config.management().port());
    assertThat(program.port("cluster")).isEqualTo(config.cluster().port());
    assertThat(program.port("bus")).isEqualTo(config.cluster().busPort());
    assertThat(program.container().getPorts()).hasSize(5);
  }

  @Test
  void the_members_find_each_other_by_a_service_of_theirs() {
    assertThat(config.cluster().enabled()).isTrue();
    var service = overlay.service(String.valueOf(config.cluster().kubernetesService()));
    assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(service.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(overlay.behind(service)).containsExactly(program);
    assertThat(service.getSpec().getPorts())
        .singleElement()
        .satisfies(port -> assertThat(port.getPort()).isEqualTo(config.cluster().port()));
  }

  @Test
  void tables_are_made_by_the_program_only_where_nobody_else_does() {
    assertThat(config.dynamodb().createTables()).isEqualTo(!name.equals(PRODUCTION));
  }

  @Test
  void no_secret_is_in_what_is_rendered() {
    assertThat(overlay.all(Secret.class)).isEmpty();
    var secrets =
        Set.of(
            "POSTGRES_URI",
            "JWTSECRET",
            "PRIVATEKEY",
            "ACCEPTEDKEYS",
            "KEYSET",
            "APIKEY",
            "WEBHOOKKEYS");
    assertThat(program.container().getEnv())
        .filteredOn(variable -> secrets.stream().anyMatch(variable.getName()::endsWith))
        .isNotEmpty()
        .allMatch(variable -> variable.getValueFrom().getSecretKeyRef() != null);
  }
}
