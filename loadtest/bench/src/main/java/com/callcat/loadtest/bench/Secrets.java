package com.callcat.loadtest.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What is signed with a secret that both sides know: the tokens of users, and Retell's webhooks.
final class Secrets {
  static final String OF_TOKENS = "a secret for load tests alone, of no use elsewhere";
  static final String OF_RETELL = "key_loadtest";

  private static final String ALGORITHM = "HmacSHA256";
  private static final long HOURS_6 = 6 * 3_600;

  private Secrets() {}

  /// A token of the API for a user.
  static String token(long userId) {
    var now = System.currentTimeMillis() / 1000;
    var claims =
        """
        {"sub":"%d","sid":"00000000-0000-4000-8000-%012x","jti":"%d","iss":"callcat",\
        "aud":"callcat-api","iat":%d,"exp":%d}"""
            .formatted(userId, userId, userId, now, now + HOURS_6);
    var signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    return signed + "." + encoded(sign(OF_TOKENS, signed.getBytes(UTF_8)));
  }

  /// The header of a webhook, which is good for five minutes.
  static String ofWebhook(byte[] body) {
    var time = Long.toString(System.currentTimeMillis());
    var digest = sign(OF_RETELL, body, time.getBytes(UTF_8));
    return "v=" + time + ",d=" + HexFormat.of().formatHex(digest);
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sign(String secret, byte[]... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
