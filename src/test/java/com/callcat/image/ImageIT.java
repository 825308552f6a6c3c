package com.callcat.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.config.ConfigReader;
import com.callcat.testing.ApiClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the build has made for the container image.
class ImageIT {
  private static final Path IMAGE = Path.of(System.getProperty("callcat.image", "target/image"));
  private static final String TOKEN_FILE =
      "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";
  private static final String TOKEN = "token of the service account";
  private static final String ROLE = "arn:aws:iam::123456789012:role/callcat";
  private static final int STOPPED_BY_SIGTERM = 128 + 15;

  @TempDir private Path temp;

  @Test
  void nothing_of_development_is_in_it() throws Exception {
    var home = new ImageLayout(IMAGE).home();
    try (var jar = new JarFile(home.resolve("callcat.jar").toFile())) {
      assertThat(jar.stream()).noneMatch(entry -> entry.getName().startsWith("com/callcat/dev"));
    }
    try (var jars = Files.list(home.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .isNotEmpty()
          .noneMatch(name -> name.matches("(?i).*(h2-mvstore|embedded|junit).*"));
    }
  }

  @Test
  void the_ports_of_the_dockerfile_are_those_of_the_settings() throws Exception {
    var settings = ConfigReader.read(Map.of("CALLCAT_CONFIG", "conf/kubernetes.yaml"));
    assertThat(Dockerfile.read().ports())
        .containsExactly(
            settings.http().port(),
            settings.webhook().port(),
            settings.management().port(),
            settings.cluster().port(),
            settings.cluster().busPort());
  }

  /// As another user, process 1, on a root that cannot be written to and has no shell, with the
  /// credentials that a pod's service account has.
  @Test
  void it_runs_as_a_container_would() throws Exception {
    assumeTrue(Container.canRun(), "SKIPPED: only root on Linux can run the image");
    try (var around = Surroundings.start()) {
      var sts = FakeSts.start(around.vertx(), requireNonNull(around.dynamoDb().accessKey()));
      var log = temp.resolve("log");
      try (var container = start(log, settings(around, sts))) {
        var mira = ApiClient.register(container.awaitReady(), "mira@example.com");
        assertConfined(container);
        var id = mira.call("+15551234567");
        mira.untilStatus(id, "COMPLETED");
        Eventually.until(() -> mira.get(id), call -> call.containsKey("sentiment"));
        assertThat(mira.management("/health/ready").statusCode()).isEqualTo(200);
        assertThat(container.stop()).isEqualTo(STOPPED_BY_SIGTERM);
      }
      assertThat(sts.asked()).isNotEmpty().allSatisfy(ImageIT::assertAskedAsTheRole);
      assertThat(log).content().doesNotContainIgnoringCase("read-only", "denied", "temporary");
    }
  }

  private Container start(Path log, Map<String, String> settings) throws Exception {
    var volumes = Files.createDirectory(temp.resolve("volumes"));
    var token = volumes.resolve(TOKEN_FILE.substring(1));
    Files.createDirectories(token.getParent());
    Files.writeString(token, TOKEN);
    var root = Files.createDirectory(temp.resolve("root"));
    return Container.start(List.of(IMAGE, volumes), root, log, settings);
  }

  /// No keys of its own: what it needs to find the role is what AWS puts into a pod.
  private static Map<String, String> settings(Surroundings around, FakeSts sts) throws Exception {
    var settings = around.settings();
    settings.remove("CALLCAT_DYNAMODB_ACCESSKEY");
    settings.remove("CALLCAT_DYNAMODB_SECRETKEY");
    settings.put("AWS_REGION", "eu-central-1");
    settings.put("AWS_ROLE_ARN", ROLE);
    settings.put("AWS_WEB_IDENTITY_TOKEN_FILE", TOKEN_FILE);
    settings.put("AWS_ENDPOINT_URL_STS", sts.url());
    settings.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"); // with the cache, or not at all
    return settings;
  }

  private static void assertConfined(Container container) throws Exception {
    var user = Dockerfile.read().user();
    assertThat(container.status())
        .containsEntry("Uid", String.join("\t", user, user, user, user))
        .containsEntry("Gid", String.join("\t", user, user, user, user))
        .containsEntry("CapEff", "0000000000000000")
        .containsEntry("NoNewPrivs", "1");
    assertThat(container.status().get("NSpid")).endsWith("\t1");
    assertThat(container.writableMounts())
        .allMatch(mount -> mount.equals("/proc") || mount.startsWith("/dev/"));
    assertThat(container.files("/")).contains("opt").doesNotContain("bin", "usr");
  }

  private static void assertAskedAsTheRole(Map<String, String> asked) {
    assertThat(asked).containsEntry("RoleArn", ROLE).containsEntry("WebIdentityToken", TOKEN);
  }
}
