package com.callcat.dev.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a webhook like Retell: HMAC-SHA256 over the raw body, followed by the time in decimal
/// milliseconds.
final class WebhookSigner {
  static final String HEADER = "X-Retell-Signature";

  private WebhookSigner() {}

  static String of(String key, Instant now, byte[] body) {
    var millis = Long.toString(now.toEpochMilli());
    var mac = mac(key);
    mac.update(body);
    var digest = mac.doFinal(millis.getBytes(StandardCharsets.US_ASCII));
    return "v=" + millis + ",d=" + HexFormat.of().formatHex(digest);
  }

  private static Mac mac(String key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }
}
