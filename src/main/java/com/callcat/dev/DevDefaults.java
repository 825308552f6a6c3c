package com.callcat.dev;

import com.callcat.config.Config;
import com.callcat.config.ConfigReader;
import java.util.List;
import java.util.Map;

/// Fills in the settings that the development program can provide. Settings that are configured are
/// not changed.
final class DevDefaults {
  private static final String REGION = "us-east-1";
  private static final String LOCAL_KEY = "development";
  private static final String API_KEY = "key_development";
  private static final String FROM_NUMBER = "+14155550142";
  private static final String AGENT = "agent_development";

  private DevDefaults() {}

  /// Fills in keys, and what a Retell account would provide. All CORS origins are allowed, because
  /// a developer's client application may have any port.
  static Config secrets(Config config, DevSecrets secrets) {
    return ConfigReader.complete(
        config,
        Map.of(
            "http.corsOrigins",
            List.of("*"),
            "auth.jwtSecret",
            secrets.jwtSecret(),
            "encryption.keyset",
            secrets.keyset(),
            "retell.apiKey",
            API_KEY,
            "retell.fromNumber",
            FROM_NUMBER,
            "retell.agentId",
            AGENT));
  }

  /// Fills in the addresses of the servers. For an endpoint that is not AWS there must be
  /// credentials, but any will do.
  static Config servers(Config config, String dynamoDb, String postgres, String retellUrl) {
    return ConfigReader.complete(
        config,
        Map.of(
            "dynamodb.endpoint", dynamoDb,
            "dynamodb.region", REGION,
            "dynamodb.accessKey", LOCAL_KEY,
            "dynamodb.secretKey", LOCAL_KEY,
            "postgres.uri", postgres,
            "retell.baseUrl", retellUrl));
  }
}
