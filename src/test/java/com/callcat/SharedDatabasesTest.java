package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigReader;
import com.callcat.dev.Development;
import com.callcat.testing.ApiClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two programs on the same databases, as in production.
class SharedDatabasesTest {
  @TempDir Path dir;

  @Test
  void who_logs_out_of_one_program_is_refused_by_the_other() throws Exception {
    var shared = shared();
    try (var one = start("one", shared);
        var other = start("other", shared)) {
      var here = ApiClient.register(ReadyLine.parse(one.readyLine()), "mira@example.com");
      var there = here.at(ReadyLine.parse(other.readyLine()));
      assertThat(status(there)).isEqualTo(200);

      assertThat(here.send("POST", "/api/auth/logout", "").statusCode()).isEqualTo(200);

      assertThat(status(here)).isEqualTo(401);
      Eventually.until(() -> status(there), status -> status == 401);
    }
  }

  private static int status(ApiClient client) throws Exception {
    return client.send("GET", "/api/user/profile", "").statusCode();
  }

  private Development start(String name, Map<String, String> shared) throws Exception {
    var settings = new HashMap<>(shared);
    settings.put("CALLCAT_DATA_DIR", dir.resolve(name).toString());
    for (var port : new String[] {"HTTP", "WEBHOOK", "MANAGEMENT", "RETELL_SIMULATOR"}) {
      settings.put("CALLCAT_" + port + "_PORT", "0");
    }
    return Development.start(ConfigReader.read(settings), InstantSource.system());
  }

  private static Map<String, String> shared() {
    var dynamoDb = TestDynamoDb.emptyDatabase();
    return Map.of(
        "CALLCAT_POSTGRES_URI", TestPostgres.freshDatabase(),
        "CALLCAT_DYNAMODB_ENDPOINT", String.valueOf(dynamoDb.endpoint()),
        "CALLCAT_DYNAMODB_ACCESSKEY", String.valueOf(dynamoDb.accessKey()),
        "CALLCAT_DYNAMODB_SECRETKEY", String.valueOf(dynamoDb.secretKey()),
        "CALLCAT_AUTH_JWTSECRET", "a secret that both programs know, of 32 characters or more");
  }
}
