package com.callcat.dev;

import static java.util.Objects.requireNonNullElse;

import com.callcat.config.Config;
import java.util.List;

/// Puts into a configuration what development makes up. What is configured stays.
final class DevDefaults {
  private static final String REGION = "us-east-1";
  private static final String LOCAL_KEY = "development";
  private static final String API_KEY = "key_development";
  private static final String FROM_NUMBER = "+14155550142";
  private static final String AGENT = "agent_development";

  private DevDefaults() {}

  /// The keys, and what Retell would have given out.
  static Config secrets(Config config, DevSecrets secrets) {
    var auth = config.auth();
    var retell = config.retell();
    return new Config(
        openToAll(config.http()),
        config.webhook(),
        config.management(),
        config.dynamodb(),
        config.postgres(),
        auth.withSecret(requireNonNullElse(auth.jwtSecret(), secrets.jwtSecret())),
        new Config.Encryption(requireNonNullElse(config.encryption().keyset(), secrets.keyset())),
        config.phone(),
        new Config.Retell(
            retell.baseUrl(),
            requireNonNullElse(retell.apiKey(), API_KEY),
            retell.webhookKeys(),
            requireNonNullElse(retell.fromNumber(), FROM_NUMBER),
            requireNonNullElse(retell.agentId(), AGENT),
            retell.timeoutSeconds(),
            retell.ringSeconds(),
            retell.maxCallSeconds(),
            retell.simulator()),
        config.dispatch(),
        config.cluster(),
        config.data());
  }

  /// The client app of a developer comes from any port.
  private static Config.Http openToAll(Config.Http http) {
    return http.corsOrigins().isEmpty()
        ? new Config.Http(
            http.host(), http.port(), List.of("*"), http.maxStreams(), http.heartbeatSeconds())
        : http;
  }

  /// Where the servers are. An endpoint that is not AWS wants credentials, whatever they are.
  static Config servers(Config config, String dynamoDb, String postgres, String retellUrl) {
    var dynamo = config.dynamodb();
    var retell = config.retell();
    return new Config(
        config.http(),
        config.webhook(),
        config.management(),
        new Config.DynamoDb(
            dynamoDb,
            dynamo.port(),
            requireNonNullElse(dynamo.region(), REGION),
            requireNonNullElse(dynamo.accessKey(), LOCAL_KEY),
            requireNonNullElse(dynamo.secretKey(), LOCAL_KEY),
            dynamo.tablePrefix(),
            dynamo.createTables()),
        new Config.Postgres(postgres, config.postgres().poolSize()),
        config.auth(),
        config.encryption(),
        config.phone(),
        new Config.Retell(
            retellUrl,
            retell.apiKey(),
            retell.webhookKeys(),
            retell.fromNumber(),
            retell.agentId(),
            retell.timeoutSeconds(),
            retell.ringSeconds(),
            retell.maxCallSeconds(),
            retell.simulator()),
        config.dispatch(),
        config.cluster(),
        config.data());
  }
}
