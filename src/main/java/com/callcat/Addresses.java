package com.callcat;

import com.callcat.config.Config;
import com.callcat.config.Url;
import java.util.Objects;

/// The addresses of a program and of its servers, for people. Passwords are not shown.
record Addresses(Config config) {

  /// All addresses, when the listeners have their ports.
  String all(int api, int webhook, int management) {
    return "api=%s webhook=%s management=%s retell=%s dynamodb=%s postgres=%s"
        .formatted(
            url(config.http().host(), api),
            url(config.webhook().host(), webhook),
            url(config.management().host(), management),
            config.retell().baseUrl(),
            dynamoDb(),
            postgres());
  }

  /// The URL of the webhook listener that Retell gets.
  String webhook(int port) {
    var configured = config.webhook().publicUrl();
    return configured != null ? configured : url(config.webhook().host(), port);
  }

  String dynamoDb() {
    return Objects.requireNonNullElse(
        config.dynamodb().endpoint(), String.valueOf(config.dynamodb().region()));
  }

  String postgres() {
    return Url.withoutPassword(Objects.requireNonNull(config.postgres().uri()));
  }

  private static String url(String host, int port) {
    return "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port;
  }
}
