package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.ProviderId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Which transcripts this process has stored lately, by their hashes: Retell sends the same text
/// with the end and with the analysis, and it need not be written twice. Who is not remembered is
/// written again, which does no harm.
final class StoredTexts {
  private static final int MOST = 10_000;

  /// To hash a longer one would hold up other requests.
  private static final int LONGEST = 64 * 1024;

  private final Cache<ProviderId, String> hashes =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  boolean has(ProviderId id, String text) {
    var known = hashes.getIfPresent(id);
    return known != null && text.length() <= LONGEST && known.equals(hash(text));
  }

  void stored(ProviderId id, String text) {
    if (text.length() <= LONGEST) {
      hashes.put(id, hash(text));
    } else {
      hashes.invalidate(id);
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
