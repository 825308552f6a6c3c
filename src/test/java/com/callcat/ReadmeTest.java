package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.config.ConfigReader;
import com.callcat.dev.Development;
import com.callcat.testing.DevelopmentSettings;
import com.callcat.testing.ReadyLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's walk-through as somebody pastes it into a terminal, at the whole program.
class ReadmeTest {
  private static final Pattern WALK =
      Pattern.compile("## From nothing.*?```sh\n(.*?)```", Pattern.DOTALL);
  private static final String ALLOWED = "+15551234567";

  /// What the stream of the last command begins with; it has no end.
  private static final String STREAM_BEGINS = "retry:";

  @TempDir static Path dir;
  private static Development program;
  private static ReadyLine urls;

  @BeforeAll
  static void start() throws Exception {
    for (var tool : List.of("bash", "curl", "jq")) {
      assumeTrue(isThere(tool), () -> "there is no " + tool + " to walk with");
    }
    var settings = DevelopmentSettings.in(dir.resolve("data"));
    program = Development.start(ConfigReader.read(settings), InstantSource.system());
    urls = ReadyLine.parse(program.readyLine());
  }

  @AfterAll
  static void stop() {
    if (program != null) {
      program.close();
    }
  }

  @Test
  void the_walk_through_leads_to_a_finished_call_the_first_time_and_the_second() throws Exception {
    for (var time = 1; time <= 2; time++) {
      var said = walk(script());

      assertThat(said)
          .anyMatch(line -> line.contains("\"status\": \"COMPLETED\""))
          .anyMatch(line -> line.contains("\"summary\": \""))
          .anyMatch(line -> line.startsWith("Agent: "))
          .contains("1") // how often it rang
          .noneMatch(line -> line.contains("error") || line.contains("null"));
    }
  }

  @Test
  void a_call_that_is_refused_says_why_and_is_not_asked_for() throws Exception {
    var said = walk(script().replace(ALLOWED, "+442079460123"));

    assertThat(said)
        .anyMatch(line -> line.contains("phoneNumber must be"))
        .anyMatch(line -> line.contains("CALL: parameter null or not set"))
        .noneMatch(line -> line.contains("status") || line.startsWith("Agent: "))
        .doesNotContain("0", "1");
  }

  private static String script() throws IOException {
    var walk = WALK.matcher(Files.readString(Path.of("README.md")));
    assertThat(walk.find()).isTrue();
    return walk.group(1)
        .replace("http://localhost:8080", urls.api())
        .replace("http://localhost:8090", urls.retell());
  }

  /// All that is said until the stream begins.
  private static List<String> walk(String script) throws IOException {
    var file = Files.writeString(dir.resolve("walk.sh"), script);
    var walk = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
    walk.environment().put("LC_ALL", "C"); // what bash says is in English
    var bash = walk.start();
    var said = new ArrayList<String>();
    try (var output = bash.inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(STREAM_BEGINS)) {
          return said;
        }
        said.add(line);
      }
    } finally {
      bash.descendants().forEach(ProcessHandle::destroyForcibly);
      bash.destroyForcibly();
    }
    throw new AssertionError("it ended with " + said);
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
