package com.callcat.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/// A token that was split into its three parts and is not verified yet. A token without a signature
/// is refused.
///
/// @param signed the part that the signature covers
record SplitToken(String whole, String signed, JsonObject header, JsonObject payload) {
  private static final Pattern SHAPE =
      Pattern.compile("(([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+))\\.[A-Za-z0-9_-]+");

  /// @throws RuntimeException if it is no JWT
  static SplitToken of(String token) {
    var parts = SHAPE.matcher(token);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no JWT");
    }
    return new SplitToken(token, parts.group(1), json(parts.group(2)), json(parts.group(3)));
  }

  /// An id of the token. It does not depend on the signature, because some signatures can be
  /// written in two ways.
  UUID fingerprint() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      var digest = ByteBuffer.wrap(sha256.digest(signed.getBytes(StandardCharsets.US_ASCII)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static JsonObject json(String part) {
    return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(part)));
  }

  @Override
  public String toString() {
    return "SplitToken[hidden]";
  }
}
