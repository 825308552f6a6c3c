package com.callcat.http;

import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.PubSecKeyOptions;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The key that our own tokens are signed with: a secret, or a key pair, with which others can
/// check them.
///
/// @param algorithm its name in a JWT
/// @param keys the key in the library's form
/// @param published the public key as in a JWK Set (RFC 7517 §5); empty for a secret
record SigningKey(String algorithm, List<PubSecKeyOptions> keys, List<JsonObject> published) {
  private static final String ACCEPTED = "auth.acceptedKeys";
  private static final String PEM = "-----BEGIN";
  private static final int SHORTEST_SECRET = 32;
  private static final int P256_BYTES = 32;

  /// Reads the key that signs from the settings.
  ///
  /// @throws ConfigException if there is neither a valid secret nor a valid private key
  static SigningKey of(Config.Auth settings) {
    return settings.privateKey() != null
        ? pair(KeyPairs.of("auth.privateKey", settings.privateKey()))
        : secret("auth.jwtSecret", settings.jwtSecret());
  }

  /// The keys that do not sign here, but have signed before or will sign later: each is a secret or
  /// a private key.
  ///
  /// @throws ConfigException if one is neither; the message does not contain it
  static List<SigningKey> accepted(Config.Auth settings) {
    return settings.acceptedKeys().stream().map(SigningKey::accepted).toList();
  }

  private static SigningKey accepted(String key) {
    return key.startsWith(PEM) ? pair(KeyPairs.of(ACCEPTED, key)) : secret(ACCEPTED, key);
  }

  private static SigningKey secret(String setting, @Nullable String secret) {
    if (secret == null || secret.length() < SHORTEST_SECRET) {
      throw new ConfigException(
          setting + " must have at least " + SHORTEST_SECRET + " characters.");
    }
    var key = new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(Buffer.buffer(secret));
    return new SigningKey("HS256", List.of(key), List.of());
  }

  private static SigningKey pair(KeyPair pair) {
    var jwk = jwk(pair);
    var algorithm = pair.getPublic() instanceof RSAPublicKey ? "RS256" : "ES256";
    var id = thumbprint(jwk);
    var keys =
        List.of(
            pem(algorithm, id, "PRIVATE KEY", pair.getPrivate()),
            pem(algorithm, id, "PUBLIC KEY", pair.getPublic()));
    var published = jwk.copy().put("use", "sig").put("alg", algorithm).put("kid", id);
    return new SigningKey(algorithm, keys, List.of(published));
  }

  private static PubSecKeyOptions pem(String algorithm, String id, String kind, Key key) {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    var pem = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind);
    return new PubSecKeyOptions().setAlgorithm(algorithm).setId(id).setBuffer(Buffer.buffer(pem));
  }

  /// The public key as a JWK, with only the required members, sorted by name, as a thumbprint needs
  /// them.
  private static JsonObject jwk(KeyPair pair) {
    return switch (pair.getPublic()) {
      case RSAPublicKey rsa ->
          new JsonObject()
              .put("e", number(rsa.getPublicExponent(), 0))
              .put("kty", "RSA")
              .put("n", number(rsa.getModulus(), 0));
      case ECPublicKey ec ->
          new JsonObject()
              .put("crv", "P-256")
              .put("kty", "EC")
              .put("x", number(ec.getW().getAffineX(), P256_BYTES))
              .put("y", number(ec.getW().getAffineY(), P256_BYTES));
      default -> throw new IllegalArgumentException("neither RSA nor EC");
    };
  }

  /// The key's id: its thumbprint (RFC 7638), so that every process gives the same key the same id.
  private static String thumbprint(JsonObject jwk) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return base64(sha256.digest(jwk.encode().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// @param length in bytes; 0 for as many as necessary
  private static String number(BigInteger value, int length) {
    var bytes = value.toByteArray();
    var size = length == 0 ? (value.bitLength() + 7) / 8 : length;
    var fitted = new byte[size];
    var kept = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - kept, fitted, size - kept, kept);
    return base64(fitted);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "SigningKey[" + algorithm + "]";
  }
}
