package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.ProviderId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers which transcripts this process has stored lately, by their hashes. Retell sends the
/// same text with the end of a call and with its analysis, and it need not be written twice. If a
/// transcript is not remembered, it is written again, which does no harm.
final class StoredTexts {
  private static final int MOST = 10_000;

  /// The longest text that is hashed. Hashing a longer one would delay other requests.
  private static final int LONGEST = 64 * 1024;

  /// The hash is stored with the call, so it is short. Nobody has a reason to search for two texts
  /// with the same hash.
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

  /// Notes that a text with this hash is stored. Another process has stored the hash with the call.
  void stored(ProviderId id, byte[] hash) {
    hashes.put(id, hash);
  }

  /// The hash of the text that was stored last; null if it is not known.
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
