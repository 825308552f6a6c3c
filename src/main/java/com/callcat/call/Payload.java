package com.callcat.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A call object exactly as Retell has sent it.
///
/// @param json the text, up to 16 MiB
/// @param digest identifies the text: the first half of its SHA-256 in hex
public record Payload(String json, String digest) {

  /// Hashes the text, which takes time in proportion to its length.
  public static Payload of(String json) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(UTF_8));
      return new Payload(json, HexFormat.of().formatHex(hash, 0, hash.length / 2));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Shows the digest, never the content.
  @Override
  public String toString() {
    return "Payload[" + digest + "]";
  }
}
