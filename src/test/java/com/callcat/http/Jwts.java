package com.callcat.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// JWTs and JWKs made by hand, so that nothing of the library is trusted.
final class Jwts {
  private Jwts() {}

  static KeyPair rsa() {
    return pair("RSA", 2048);
  }

  static KeyPair ec(int bits) {
    return pair("EC", bits);
  }

  static KeyPair pair(String kind, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String pem(PrivateKey key) {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  static String hmac(JsonObject header, JsonObject claims, byte[] secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      var signed = signed(header, claims);
      return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param algorithm as Java names it
  static String sign(JsonObject header, JsonObject claims, PrivateKey key, String algorithm) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      var signed = signed(header, claims);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String signed(JsonObject header, JsonObject claims) {
    return encoded(header.encode()) + "." + encoded(claims.encode());
  }

  static JsonObject header(String algorithm, String keyId) {
    return new JsonObject().put("typ", "JWT").put("alg", algorithm).put("kid", keyId);
  }

  static JsonObject jwk(String keyId, KeyPair pair) {
    var key = new JsonObject().put("kid", keyId).put("use", "sig");
    return switch (pair.getPublic()) {
      case RSAPublicKey rsa ->
          key.put("kty", "RSA")
              .put("n", number(rsa.getModulus(), 256))
              .put("e", number(rsa.getPublicExponent(), 3));
      case ECPublicKey ec ->
          key.put("kty", "EC")
              .put("crv", "P-" + ec.getParams().getCurve().getField().getFieldSize())
              .put("x", number(ec.getW().getAffineX(), 32))
              .put("y", number(ec.getW().getAffineY(), 32));
      default -> throw new IllegalArgumentException("neither RSA nor EC");
    };
  }

  static JsonObject set(JsonObject... keys) {
    return new JsonObject().put("keys", new JsonArray(Arrays.asList(keys)));
  }

  private static String number(BigInteger value, int length) {
    var bytes = value.toByteArray();
    var fitted = new byte[length];
    var kept = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - kept, fitted, length - kept, kept);
    return encoded(fitted);
  }

  static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static JsonObject decoded(String token, int part) {
    var segment = List.of(token.split("\\.", -1)).get(part);
    return new JsonObject(
        new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8));
  }
}
