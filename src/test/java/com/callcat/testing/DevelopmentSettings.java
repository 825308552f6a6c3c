package com.callcat.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Settings of a program as development runs it, by the names of the environment: on free ports,
/// and with databases of its own, in containers where there are any.
public final class DevelopmentSettings {
  private static final List<String> PORTS =
      List.of("HTTP", "WEBHOOK", "MANAGEMENT", "DYNAMODB", "RETELL_SIMULATOR");

  private DevelopmentSettings() {}

  /// Settings to add to.
  ///
  /// @param data where it keeps what it keeps
  public static Map<String, String> in(Path data) {
    var settings = new HashMap<String, String>();
    PORTS.forEach(port -> settings.put("CALLCAT_" + port + "_PORT", "0"));
    settings.put("CALLCAT_RETELL_SIMULATOR_TALKSECONDS", "1");
    settings.put("CALLCAT_DATA_DIR", data.toString());
    if (TestServers.inContainers()) {
      var dynamoDb = TestDynamoDb.emptyDatabase();
      settings.put("CALLCAT_DYNAMODB_ENDPOINT", String.valueOf(dynamoDb.endpoint()));
      settings.put("CALLCAT_DYNAMODB_REGION", String.valueOf(dynamoDb.region()));
      settings.put("CALLCAT_DYNAMODB_ACCESSKEY", String.valueOf(dynamoDb.accessKey()));
      settings.put("CALLCAT_DYNAMODB_SECRETKEY", String.valueOf(dynamoDb.secretKey()));
      settings.put("CALLCAT_POSTGRES_URI", TestPostgres.freshDatabase());
    } else {
      TestPostgres.lendBinaries(data);
    }
    return settings;
  }
}
