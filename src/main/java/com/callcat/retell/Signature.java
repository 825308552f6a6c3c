package com.callcat.retell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The signature of a webhook, in the header `X-Retell-Signature`. It proves that the webhook is
/// from Retell: it is an HMAC-SHA256 of the body and a timestamp with the webhook key.
public final class Signature {
  public static final String HEADER = "X-Retell-Signature";

  /// Upper case is accepted, as in Retell's SDK.
  private static final Pattern FORM =
      Pattern.compile("v=([0-9]{1,16}),d=([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

  private static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] version;
  private final byte[] claimed;

  private Signature(byte[] version, byte[] claimed) {
    this.version = version;
    this.claimed = claimed;
  }

  /// Reads the header, before the body has arrived.
  ///
  /// @return null if it is missing or malformed, or its time differs from now by more than five
  ///   minutes
  public static @Nullable Signature read(@Nullable String header, Instant now) {
    var parts = FORM.matcher(header == null ? "" : header);
    return parts.matches() && fresh(Long.parseLong(parts.group(1)), now)
        ? new Signature(parts.group(1).getBytes(US_ASCII), HexFormat.of().parseHex(parts.group(2)))
        : null;
  }

  /// Whether it is the signature of exactly this body with one of the keys.
  ///
  /// @param body the bytes as they were received
  public boolean isOf(byte[] body, List<String> keys) {
    return keys.stream()
        .anyMatch(key -> MessageDigest.isEqual(claimed, digest(body, version, key)));
  }

  private static boolean fresh(long millis, Instant now) {
    return millis <= LARGEST_EXACT
        && Duration.between(Instant.ofEpochMilli(millis), now).abs().compareTo(WINDOW) <= 0;
  }

  private static byte[] digest(byte[] body, byte[] version, String key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      mac.update(body);
      return mac.doFinal(version);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
