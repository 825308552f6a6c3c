package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.DevMain;
import com.callcat.store.Sealer;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the deployed program says to whoever starts it, when it cannot start yet or not at all.
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
  private static final String WAITS = "the start waits for ";
  @TempDir Path dir;

  private ChildProgram start(Map<String, String> settings, String... arguments) throws Exception {
    return ChildProgram.start(Main.class, dir.resolve("log"), settings, arguments);
  }

  /// Without what is only said because this machine is slow.
  private List<String> said() throws Exception {
    return log().stream()
        .filter(line -> !line.contains("BlockedThreadChecker") && !line.contains(WAITS))
        .toList();
  }

  private List<String> log() throws Exception {
    return Files.readAllLines(dir.resolve("log"));
  }

  private static Map<String, String> settings() {
    return DeployedSettings.of(
        TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase(), "http://127.0.0.1:9");
  }

  @Test
  void what_is_wrong_with_the_settings_is_told_line_by_line_and_services_of_kubernetes_are_not()
      throws Exception {
    var file = Files.writeString(dir.resolve("mine.yaml"), "- http\n");
    var program =
        start(
            Map.of(
                "CALLCAT_CONFIG", file.toString(),
                "CALLCAT_HTTP_PROT", "80",
                "CALLCAT_PORT", "tcp://10.0.0.11:8080",
                "CALLCAT_SERVICE_HOST", "10.0.0.11",
                "CALLCAT_WEBHOOK_PORT", "tcp://10.0.0.12:8081"));
    assertThat(program.awaitExit()).isEqualTo(2);
    assertThat(said())
        .hasSize(4)
        .satisfiesExactly(
            first ->
                assertThat(first).isEqualTo("CallCat cannot start. The settings have 3 faults:"),
            line -> assertThat(line).contains("mine.yaml is a list"),
            line -> assertThat(line).contains("CALLCAT_HTTP_PROT names no setting"),
            line -> assertThat(line).contains("Not configured: webhook.publicUrl"));
  }

  @Test
  void secrets_that_cannot_be_used_are_told_together_before_anything_is_asked() throws Exception {
    var settings = settings();
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://127.0.0.1:9");
    settings.put("CALLCAT_ENCRYPTION_KEYSET", "no keyset");
    settings.put("CALLCAT_POSTGRES_URI", "postgresql://me:sec@ret@localhost/db");
    settings.put("CALLCAT_AUTH_PRIVATEKEY", "no key");
    assertThat(start(settings).awaitExit()).isEqualTo(2);
    assertThat(said())
        .hasSize(4)
        .satisfiesExactly(
            first ->
                assertThat(first).isEqualTo("CallCat cannot start. The settings have 3 faults:"),
            line -> assertThat(line).contains("encryption.keyset (CALLCAT_ENCRYPTION_KEYSET) must"),
            line -> assertThat(line).contains("postgres.uri must").doesNotContain("ret@"),
            line -> assertThat(line).contains("auth.privateKey"));
  }

  @Test
  void missing_credentials_are_told_once() throws Exception {
    var settings = settings();
    settings.remove("CALLCAT_DYNAMODB_ENDPOINT");
    settings.remove("CALLCAT_DYNAMODB_ACCESSKEY");
    settings.remove("CALLCAT_DYNAMODB_SECRETKEY");
    settings.put("CALLCAT_DYNAMODB_REGION", "eu-central-1");
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://127.0.0.1:9");
    settings.put("AWS_EC2_METADATA_DISABLED", "true");
    settings.put("AWS_CONFIG_FILE", dir.resolve("none").toString());
    settings.put("AWS_SHARED_CREDENTIALS_FILE", dir.resolve("none").toString());
    assertThat(start(settings).awaitExit()).isEqualTo(2);
    assertThat(log())
        .filteredOn(line -> line.contains("redentials"))
        .singleElement()
        .asString()
        .startsWith("CallCat cannot start. ")
        .contains("dynamodb.region (CALLCAT_DYNAMODB_REGION)", "there are no AWS credentials")
        .isEqualTo(log().getLast());
  }

  @Test
  void a_start_that_waits_says_for_what() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var place = "127.0.0.1:" + silent.getLocalPort();
      var settings = settings();
      settings.put("CALLCAT_DYNAMODB_ENDPOINT", "http://" + place);
      settings.put("CALLCAT_POSTGRES_URI", "postgresql://me:secret@" + place + "/db");
      settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://127.0.0.1:9");
      try (var program = start(settings)) {
        Eventually.until(
            this::log,
            lines ->
                lines.stream()
                    .anyMatch(
                        line ->
                            line.contains(WAITS + "the database of dynamodb.endpoint at http://")
                                && line.contains("postgres.uri at postgresql://me:***@" + place)));
        program.kill();
      }
    }
  }

  @Test
  void the_argument_keyset_prints_a_keyset_and_any_other_is_refused() throws Exception {
    var keyset = start(Map.of(), "keyset").awaitOutput();
    assertThat(keys(keyset)).hasSize(1);
    assertThat(start(Map.of(), "keyset").awaitOutput()).isNotEqualTo(keyset);

    var added = keyset(keyset, "add");
    assertThat(keys(added)).hasSize(2).containsAll(keys(keyset));
    assertThat(primary(added)).isEqualTo(primary(keyset));
    var switched = keyset(added, "use-newest");
    assertThat(keys(switched)).isEqualTo(keys(added));
    assertThat(primary(switched)).isEqualTo(keys(added).getLast()).isNotEqualTo(primary(added));

    assertThat(start(Map.of(), "keys").awaitExit()).isEqualTo(2);
    assertThat(said()).singleElement().asString().contains("no argument but keyset");
  }

  private String keyset(String keyset, String step) throws Exception {
    return start(Map.of("CALLCAT_ENCRYPTION_KEYSET", keyset), "keyset", step).awaitOutput();
  }

  private static List<Integer> keys(String keyset) throws Exception {
    var handle = handle(keyset);
    return IntStream.range(0, handle.size()).map(i -> handle.getAt(i).getId()).boxed().toList();
  }

  private static int primary(String keyset) throws Exception {
    return handle(keyset).getPrimary().getId();
  }

  private static KeysetHandle handle(String keyset) throws Exception {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  @Test
  void development_says_so_when_another_keyset_kept_its_calls() throws Exception {
    var data = Files.createDirectories(dir.resolve("data"));
    Files.writeString(data.resolve("simulator.journal"), "c2VhbGVk\nYnkgYW5vdGhlcg==\n");
    var settings =
        Map.of(
            "CALLCAT_DATA_DIR",
            data.toString(),
            "CALLCAT_DYNAMODB_ENDPOINT",
            "http://127.0.0.1:9",
            "CALLCAT_POSTGRES_URI",
            "postgresql://127.0.0.1:9/db",
            "CALLCAT_ENCRYPTION_KEYSET",
            Sealer.newKeyset());
    var program = ChildProgram.start(DevMain.class, dir.resolve("log"), settings);
    assertThat(program.awaitExit()).isEqualTo(2);
    assertThat(said()).singleElement().asString().contains("data.dir", "encryption.keyset");
  }
}
