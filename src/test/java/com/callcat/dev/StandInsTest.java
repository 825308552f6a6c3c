package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.CallCat;
import com.callcat.config.ConfigReader;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestPostgres;
import java.nio.file.Path;
import java.time.InstantSource;
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
