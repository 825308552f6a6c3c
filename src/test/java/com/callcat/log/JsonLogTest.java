package com.callcat.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.Main;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.RawConnection;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.Surroundings;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The log of the deployed program as a collector reads it: a process that takes calls from their
/// creation to their end, is sent much that is wrong, and is stopped.
@Execution(ExecutionMode.CONCURRENT)
class JsonLogTest {
  private static final String NUMBER = "+15557654321";

  /// Said to Java itself, which repeats it in the log.
  private static final String JAVA_OPTIONS = "-Dcallcat.log=json";

  private static final String PICKED_UP = "NOTE: Picked up JDK_JAVA_OPTIONS: " + JAVA_OPTIONS;

  @TempDir static Path dir;
  private static Surroundings around;
  private static Map<String, String> settings;
  private static String text;
  private static List<JsonObject> lines;
  private static String callId;
  private static String refused;

  @BeforeAll
  static void run() throws Exception {
    around = Surroundings.start();
    settings = around.settings();
    settings.put("JDK_JAVA_OPTIONS", JAVA_OPTIONS);
    var log = dir.resolve("log");
    try (var program = ChildProgram.start(Main.class, log, settings)) {
      var urls = program.awaitReady();
      var mira = ApiClient.register(urls, "mira@example.com");
      callId = mira.call(NUMBER);
      refused = mira.call("+15550000005");
      sendWhatIsWrong(urls, mira);
      mira.untilEnded(callId);
      mira.untilEnded(refused);
      program.terminate();
      program.awaitExit();
    }
    text = Files.readString(log);
    lines =
        text.lines()
            .filter(line -> !line.equals(PICKED_UP))
            .map(line -> new JsonObject(line))
            .toList();
  }

  @AfterAll
  static void stop() {
    around.close();
  }

  private static void sendWhatIsWrong(ReadyLine urls, ApiClient mira) throws Exception {
    var login = "{\"email\":\"mira@example.com\",\"password\":\"correct donkey\"}";
    mira.send("POST", "/api/auth/login", login);
    mira.send(
        "POST", "/api/calls", "{\"calleeName\":\"Okafor Dental\",\"phoneNumber\":\"" + NUMBER);
    mira.send("GET", "/api/calls/" + NUMBER + "?phone=" + NUMBER, "");
    var signature = "X-Retell-Signature: v=1,d=" + NUMBER + "\r\n";
    for (var url : List.of(urls.api(), urls.webhook(), urls.management())) {
      try (var raw = RawConnection.to(url)) {
        raw.send("POST /webhooks/retell HTTP/1.1\r\nHost: x\r\nContent-Length: 14\r\n")
            .send(signature + "Connection: close\r\n\r\n{\"" + NUMBER)
            .untilClosed();
      }
      try (var raw = RawConnection.to(url)) {
        raw.send(NUMBER + " Mira Patel\r\n\r\n").untilClosed();
      }
    }
  }

  @Test
  void each_line_is_an_object_with_the_same_fields() {
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.fieldNames())
                  .contains("time", "level", "logger", "thread", "message");
              assertThat(line.getString("time")).endsWith("Z");
            });
  }

  @Test
  void the_lines_of_a_call_are_found_by_its_fields() {
    assertThat(lines)
        .filteredOn(line -> callId.equals(line.getString("callId")))
        .allSatisfy(line -> assertThat(line.getLong("userId")).isPositive())
        .anySatisfy(
            line -> {
              assertThat(line.getString("message")).startsWith("the call is placed as");
              assertThat(line.getInteger("attempt")).isEqualTo(1);
            });
    assertThat(lines)
        .filteredOn(line -> refused.equals(line.getString("callId")))
        .anySatisfy(line -> assertThat(line.getString("message")).contains("refused for good"));
  }

  /// It is among the last lines of a process that ends.
  @Test
  void what_is_said_at_a_stop_is_written() {
    assertThat(lines)
        .extracting(line -> line.getString("message"))
        .contains("this process does not dispatch any more");
  }

  @Test
  void nothing_personal_and_no_secret_is_in_it() {
    assertThat(text)
        .doesNotContain("5557654321", "5550000005", "mira@", "Mira", "Patel", "Okafor", "Dental")
        .doesNotContain("Move the cleaning", "Thursday", "correct horse", "donkey", "eyJ")
        .doesNotContain(DeployedSettings.JWT_SECRET)
        .doesNotContain(settings.get("CALLCAT_ENCRYPTION_KEYSET"))
        .doesNotContain(settings.get("CALLCAT_POSTGRES_URI"));
  }

  @Test
  void nobody_is_called_for() {
    assertThat(lines).noneMatch(line -> "ERROR".equals(line.getString("level")));
  }
}
