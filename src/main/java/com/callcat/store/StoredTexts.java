package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.ProviderId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which transcripts this process has stored lately, by their hashes: Retell sends the same text
/// with the end and with the analysis, and it need not be written twice. Who is not remembered is
/// written again, which does no harm.
final class StoredTexts {
  private static final int MOST = 10_000;

  /// To hash a longer one would hold up other requests.
  private static final int LONGEST = 64 * 1024;

  /// Nobody looks for two texts with the same hash, and it is stored with the call.
  private static final int HASH_BYTES = 16;

  private final Cache<ProviderId, byte[]> hashes =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  boolean has(ProviderId id, String text) {
    var known = hashes.getIfPresent(id);
    return known != null && text.length() <= LONGEST && Arrays.equals(known, hash(text));
  }

  void stored(ProviderId id, String text) {
    if (text.length() <= LONGEST) {
      stored(id, hash(text));
    } else {
      hashes.invalidate(id);
    }
  }

  /// The same by its hash, which another process has left with the call.
  void stored(ProviderId id, byte[] hash) {
    hashes.put(id, hash);
  }

  /// Of the text that was stored last; null when it is not known.
  byte @Nullable [] hash(ProviderId id) {
    return hashes.getIfPresent(id);
  }

  private static byte[] hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Arrays.copyOf(digest, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
