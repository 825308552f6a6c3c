package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.dev.DevMain;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.Eventually;
import com.callcat.testing.LongTest;
import com.callcat.testing.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The program as an operator has it: a process that is started, signalled and killed.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class ProcessTest {
  @TempDir Path dir;

  private ChildProgram start(Class<?> main, Map<String, String> settings) throws Exception {
    return ChildProgram.start(main, dir.resolve("log"), settings);
  }

  private Map<String, String> settings(String... more) {
    var settings = new HashMap<String, String>();
    for (var port :
        new String[] {"HTTP_PORT", "WEBHOOK_PORT", "MANAGEMENT_PORT", "DYNAMODB_PORT"}) {
      settings.put("CALLCAT_" + port, "0");
    }
    settings.put("CALLCAT_RETELL_SIMULATOR_PORT", "0");
    settings.put("CALLCAT_DATA_DIR", dir.resolve("data").toString());
    TestPostgres.lendBinaries(dir.resolve("data"));
    for (var i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @Test
  void a_program_killed_in_the_middle_of_a_talk_finishes_the_call_after_its_restart()
      throws Exception {
    var settings = settings("CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "5");
    String id;
    try (var first = start(DevMain.class, settings)) {
      var mira = ApiClient.register(first.awaitReady(), "mira@example.com");
      id = mira.call("+15551234567");
      Eventually.until(() -> mira.get(id), call -> call.containsKey("callStartedAt"));
      first.kill();
    }
    try (var second = start(DevMain.class, settings)) {
      var mira = ApiClient.login(second.awaitReady(), "mira@example.com");
      assertThat(mira.untilEnded(id).getString("status")).isEqualTo("COMPLETED");
      assertThat(mira.send("GET", "/api/calls/" + id + "/transcript", "").statusCode())
          .isEqualTo(200);
      assertThat(mira.rings(id)).isEqualTo(1);
    }
  }

  @Test
  void a_running_call_is_hung_up_and_a_signal_stops_the_program_and_all_it_started()
      throws Exception {
    try (var program =
        start(DevMain.class, settings("CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "3600"))) {
      var mira = ApiClient.register(program.awaitReady(), "mira@example.com");
      var id = mira.call("+15551234567");
      Eventually.until(() -> mira.get(id), call -> call.containsKey("callStartedAt"));
      assertThat(mira.send("POST", "/api/calls/" + id + "/cancel", "").statusCode()).isEqualTo(202);
      assertThat(mira.untilEnded(id).getString("status")).isEqualTo("CANCELED");

      assertThat(databases()).isNotEmpty();
      program.terminate();
      program.awaitExit();
      assertThat(databases()).isEmpty();
    }
  }

  /// The processes of PostgreSQL on our data; they are no children of the program.
  private List<ProcessHandle> databases() {
    var data = dir.resolve("data").toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(data))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
        .toList();
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      var port = String.valueOf(taken.getLocalPort());
      for (var setting : new String[] {"HTTP_PORT", "DYNAMODB_PORT", "RETELL_SIMULATOR_PORT"}) {
        var program = start(DevMain.class, settings("CALLCAT_" + setting, port));
        assertThat(program.awaitExit()).isEqualTo(2);
        assertThat(Files.readAllLines(dir.resolve("log")))
            .filteredOn(ProcessTest::isSaidOnFastMachinesToo)
            .singleElement()
            .asString()
            .contains(port, "CALLCAT_" + setting, "in use");
      }
    }
  }

  private static boolean isSaidOnFastMachinesToo(String line) {
    return !line.contains("BlockedThreadChecker") && !line.contains("com.callcat.Waiting");
  }

  @Test
  void two_programs_do_not_share_a_data_directory() throws Exception {
    try (var first = start(DevMain.class, settings())) {
      first.awaitReady();
      var second = ChildProgram.start(DevMain.class, dir.resolve("second"), settings());
      assertThat(second.awaitExit()).isEqualTo(2);
      assertThat(Files.readAllLines(dir.resolve("second")))
          .filteredOn(ProcessTest::isSaidOnFastMachinesToo)
          .singleElement()
          .asString()
          .contains("CALLCAT_DATA_DIR");
    }
  }

  @Test
  void the_deployed_program_refuses_to_start_without_secrets() throws Exception {
    var program = start(Main.class, Map.of("CALLCAT_RETELL_APIKEY", "key"));
    assertThat(program.awaitExit()).isEqualTo(2);
    assertThat(Files.readAllLines(dir.resolve("log")))
        .singleElement()
        .asString()
        .contains("postgres.uri", "auth.jwtSecret", "encryption.keyset");
  }
}
