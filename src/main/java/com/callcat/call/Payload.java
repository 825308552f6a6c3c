package com.callcat.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A call object as Retell sent it, whole.
///
/// @param json the text, up to 16 MiB of it
/// @param digest tells it from any other text: half of its SHA-256 in hex
public record Payload(String json, String digest) {

  /// Takes as long as a text of this length needs to be read.
  public static Payload of(String json) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(UTF_8));
      return new Payload(json, HexFormat.of().formatHex(hash, 0, hash.length / 2));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Says which one it is, never what is in it.
  @Override
  public String toString() {
    return "Payload[" + digest + "]";
  }
}
