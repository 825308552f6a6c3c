package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.config.ConfigReader;
import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A whole program in which a user may have three open calls. Retell cannot be reached, so none
/// ends by itself.
class QuotaTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void calls_for_now_and_for_later_count_and_what_is_deleted_makes_room() throws Exception {
    var program = CallCat.start(ConfigReader.read(settings()), CLOCK);
    try {
      var mira = ApiClient.register(ReadyLine.parse(program.readyLine()), "mira@example.com");
      var first = mira.create(tomorrow());
      mira.create(tomorrow());
      assertThat(send(mira, "/api/calls/instant", call())).isEqualTo(201);
      assertThat(send(mira, "/api/calls", tomorrow())).isEqualTo(409);
      assertThat(send(mira, "/api/calls/instant", call())).isEqualTo(409);
      assertThat(mira.send("DELETE", "/api/calls/" + first, "").statusCode()).isEqualTo(204);
      assertThat(send(mira, "/api/calls", tomorrow())).isEqualTo(201);
      assertThat(send(mira, "/api/calls", tomorrow())).isEqualTo(409);
    } finally {
      program.close();
    }
  }

  private static int send(ApiClient user, String path, JsonObject call) throws Exception {
    return user.send("POST", path, call.encode()).statusCode();
  }

  private static JsonObject call() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.");
  }

  private static JsonObject tomorrow() {
    return call().put("scheduledAt", CLOCK.millis() + 86_400_000);
  }

  private static Map<String, String> settings() {
    var settings =
        new HashMap<>(
            DeployedSettings.of(
                TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase(), "http://127.0.0.1:9"));
    settings.put("CALLCAT_CALLS_OPENPERUSER", "3");
    return settings;
  }
}
