package com.callcat.retell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What Retell sends, and how it signs it, for the tests on both sides.
public final class Fixtures {
  private static final Path DIRECTORY = Path.of("src/test/resources/retell/fixtures");

  private Fixtures() {}

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(DIRECTORY.resolve(name));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), UTF_8);
  }

  /// Signs as Retell does: HMAC-SHA256 over the body and the decimal milliseconds.
  public static String signature(byte[] body, String key, Instant at) {
    var millis = Long.toString(at.toEpochMilli());
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      mac.update(body);
      var digest = mac.doFinal(millis.getBytes(UTF_8));
      return "v=" + millis + ",d=" + HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
