package com.callcat.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rules that apply only to the deployed program, in addition to [ConfigRules].
final class DeployedRules {
  private final SettingFaults faults;

  DeployedRules(SettingFaults faults) {
    this.faults = faults;
  }

  void check(Config config) {
    checkPublicUrl(config);
    var missing = missing(config);
    if (!missing.isEmpty()) {
      faults.add(notConfigured(missing));
    }
  }

  /// Retell sends webhooks over the internet, so their URL must be HTTPS. It may be HTTP only for
  /// the simulator, which itself is reached over HTTP.
  private void checkPublicUrl(Config config) {
    var url = config.webhook().publicUrl();
    if (url != null && !Url.isHttps(url) && !Url.isPlain(config.retell().baseUrl())) {
      faults.wrong("webhook.publicUrl", url, "must begin with https://");
    }
  }

  /// The settings that are missing and that only the development program can fill in.
  private static Map<String, @Nullable Object> missing(Config config) {
    var needed = new LinkedHashMap<String, @Nullable Object>();
    needed.put("webhook.publicUrl", config.webhook().publicUrl());
    var aws = config.dynamodb();
    needed.put("dynamodb.region", aws.region() != null ? aws.region() : aws.endpoint());
    needed.put("postgres.uri", config.postgres().uri());
    var auth = config.auth();
    needed.put("auth.jwtSecret", auth.privateKey() != null ? auth.privateKey() : auth.jwtSecret());
    needed.put("encryption.keyset", config.encryption().keyset());
    needed.put("retell.baseUrl", config.retell().baseUrl());
    needed.put("retell.apiKey", config.retell().apiKey());
    needed.put("retell.fromNumber", config.retell().fromNumber());
    needed.put("retell.agentId", config.retell().agentId());
    needed.values().removeIf(value -> value != null);
    return needed;
  }

  private static String notConfigured(Map<String, ?> missing) {
    return "Not configured: %s. Set them in a settings file or, like %s, in the environment."
        .formatted(
            String.join(", ", missing.keySet()),
            Setting.variable(missing.keySet().iterator().next()));
  }
}
