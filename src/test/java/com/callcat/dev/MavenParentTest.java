package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A start that fails beneath a shell which, like Maven, has more to say after its child.
class MavenParentTest {
  private static final String REASON = "CallCat cannot start. http.port (CALLCAT_HTTP_PORT)";
  private static final String MORE = "[ERROR] Command execution failed.";
  private static final String SHELL = "\"$@\"; echo '" + MORE + "'; exit 1";

  @Test
  void under_maven_the_reason_is_the_last_thing_said_and_maven_fails() throws Exception {
    var maven = startUnderShell("-Dcallcat.dev.maven=true");

    assertThat(output(maven)).last().asString().startsWith(REASON);
    assertThat(maven.exitValue()).isNotZero();
  }

  @Test
  void another_parent_goes_on() throws Exception {
    var shell = startUnderShell("-Dcallcat.dev.maven=false");

    assertThat(output(shell)).anyMatch(line -> line.startsWith(REASON)).last().isEqualTo(MORE);
  }

  private static Process startUnderShell(String property) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(
                "sh", "-c", SHELL, "sh", java, property, "-cp", classes, DevMain.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("CALLCAT_HTTP_PORT", "none");
    return builder.start();
  }

  private static List<String> output(Process process) throws IOException, InterruptedException {
    try (var output = process.inputReader()) {
      var lines = output.lines().toList();
      assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return lines;
    }
  }
}
