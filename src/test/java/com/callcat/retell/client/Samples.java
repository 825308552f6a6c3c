package com.callcat.retell.client;

import com.callcat.call.Attempt;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallBuilder;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Due;
import com.callcat.call.IfUnknown;
import com.callcat.call.PhoneNumber;
import com.callcat.call.UserId;
import com.callcat.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call that is about to be placed, and the settings to do it with.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-23T23:59:59Z");

  /// After all that a test lets pass.
  static final Instant LEASE_ENDS = NOW.plus(Duration.ofDays(1));

  static final String TOKEN = "d3b0c44298fc1c149afbf4c8996fb924";
  static final String WEBHOOK_URL = "https://callcat.example/webhooks/retell";
  static final String CALL_ID = "0198f4a2-6c1e-7b1d-9d5e-3c9a5f0e2b11";

  private Samples() {}

  static Config.Retell settings(String baseUrl, int timeoutSeconds) {
    return new Config.Retell(
        baseUrl,
        "test-api-key",
        List.of(),
        "+14155550142",
        "agent_5f0c2f7d91be4a83",
        timeoutSeconds,
        35,
        600,
        Map.of("anna", "11labs-Anna"),
        new Config.Retell.Simulator(0, 0, 20));
  }

  static Call claimed() {
    return claimed("en", "retell-Cimo");
  }

  static Call claimed(String language, @Nullable String voiceId) {
    var brief =
        new Brief(
            "Dr. Okafor's office",
            new PhoneNumber("+12125550187"),
            "Move the 4 pm cleaning",
            "Ask to move \"Tuesday's\" cleaning.\nSeñora ✅",
            NOW,
            language,
            voiceId,
            IfUnknown.FAIL);
    var key = new CallKey(new UserId(42), new CallId(UUID.fromString(CALL_ID)));
    return CallBuilder.of(Call.scheduled(key, brief, NOW))
        .version(2)
        .attempt(Attempt.claim(3, TOKEN, NOW))
        .due(new Due(LEASE_ENDS, Due.Purpose.SETTLE))
        .build();
  }
}
