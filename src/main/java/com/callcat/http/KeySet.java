package com.callcat.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The JWK Set (RFC 7517 §5) of an issuer, without keys that must not be used to check a token:
/// those for encryption, and secrets.
record KeySet(Set<String> ids, JWTAuth jwt) {
  private static final Set<String> RSA =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
  private static final List<String> PUBLIC = List.of("kty", "kid", "crv", "n", "e", "x", "y");
  private static final Map<String, String> EC =
      Map.of("P-256", "ES256", "P-384", "ES384", "P-521", "ES512");

  /// @throws IllegalArgumentException if no key can be used: without keys the library would accept
  ///   unsigned tokens
  static KeySet read(Vertx vertx, JsonObject set, JWTOptions expected) {
    var usable =
        set.getJsonArray("keys", new JsonArray()).stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .filter(KeySet::isMadeOfTexts)
            .map(KeySet::usable)
            .filter(Objects::nonNull)
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException("it has no key that can be used");
    }
    var options = new JWTAuthOptions().setJWTOptions(expected);
    usable.forEach(options::addJwk);
    return new KeySet(ids(usable), JWTAuth.create(vertx, options));
  }

  /// Whether the set has this key. A token that names no key may be signed with any of them.
  boolean has(@Nullable String id) {
    return id == null || ids.contains(id);
  }

  private static Set<String> ids(List<JsonObject> keys) {
    return keys.stream()
        .map(key -> key.getString("kid"))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The key with its algorithm and without private parts; null if it cannot be used.
  private static @Nullable JsonObject usable(JsonObject key) {
    var algorithm = algorithm(key);
    if (algorithm == null || !Objects.equals(key.getString("use", "sig"), "sig")) {
      return null;
    }
    var taken = new JsonObject().put("alg", algorithm);
    PUBLIC.stream().filter(key::containsKey).forEach(name -> taken.put(name, key.getString(name)));
    return taken;
  }

  private static boolean isMadeOfTexts(JsonObject key) {
    return Stream.concat(PUBLIC.stream(), Stream.of("alg", "use"))
        .map(key::getValue)
        .allMatch(value -> value == null || value instanceof String);
  }

  private static @Nullable String algorithm(JsonObject key) {
    var said = key.getString("alg");
    return switch (key.getString("kty")) {
      case "RSA" -> said == null ? "RS256" : RSA.contains(said) ? said : null;
      case "EC" -> {
        var fitting = EC.get(key.getString("crv"));
        yield said == null || said.equals(fitting) ? fitting : null;
      }
      case null, default -> null;
    };
  }
}
