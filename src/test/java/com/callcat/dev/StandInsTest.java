package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.CallCat;
import com.callcat.config.ConfigReader;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A development cluster's servers in a process of their own, and the deployed program on them.
class StandInsTest {
  @TempDir private Path temp;

  @Test
  void the_deployed_program_does_a_call_on_them() throws Exception {
    try (var standIns = ChildProgram.start(StandInsMain.class, temp.resolve("log"), settings())) {
      var there = standIns.awaitReady();
      try (var program =
          CallCat.start(ConfigReader.read(deployed(there)), InstantSource.system())) {
        var mira = ApiClient.register(ReadyLine.parse(program.readyLine()), "mira@example.com");
        mira.untilStatus(mira.call("+15551234567"), "COMPLETED");
      }
      standIns.terminate();
      assertThat(standIns.awaitExit()).isEqualTo(128 + 15);
    }
  }

  @Test
  void the_simulator_allows_as_many_calls_at_a_time_as_is_set() throws Exception {
    var settings = new HashMap<>(settings());
    settings.put("CALLCAT_RETELL_SIMULATOR_LINES", "1234");
    try (var standIns = ChildProgram.start(StandInsMain.class, temp.resolve("log"), settings)) {
      var retell = standIns.awaitReady().retell();
      assertThat(concurrency(retell)).contains("\"concurrency_limit\":1234");
    }
  }

  private static String concurrency(String retell) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(retell + "/get-concurrency"))
            .header("Authorization", "Bearer " + DeployedSettings.API_KEY)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  private Map<String, String> settings() {
    return Map.of(
        "CALLCAT_DYNAMODB_PORT", "0",
        "CALLCAT_RETELL_SIMULATOR_PORT", "0",
        "CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "1",
        "CALLCAT_RETELL_APIKEY", DeployedSettings.API_KEY,
        "CALLCAT_DATA_DIR", temp.resolve("data").toString());
  }

  private static Map<String, String> deployed(ReadyLine there) {
    var dynamoDb = there.urls().get("dynamodb");
    var config =
        ConfigReader.read(
            Map.of(
                "CALLCAT_DYNAMODB_ENDPOINT", String.valueOf(dynamoDb),
                "CALLCAT_DYNAMODB_REGION", "us-east-1",
                "CALLCAT_DYNAMODB_ACCESSKEY", "development",
                "CALLCAT_DYNAMODB_SECRETKEY", "development"));
    return DeployedSettings.of(config.dynamodb(), TestPostgres.freshDatabase(), there.retell());
  }
}
