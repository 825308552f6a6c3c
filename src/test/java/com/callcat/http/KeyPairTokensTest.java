package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.testing.AuthSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens that are signed with a key pair of our own.
class KeyPairTokensTest {
  private static final long NOW = TestClock.START.getEpochSecond();
  private static final KeyPair RSA = Jwts.rsa();
  private static final KeyPair EC = Jwts.ec(256);

  static Stream<KeyPair> pairs() {
    return Stream.concat(
        Stream.of(RSA), Stream.generate(() -> Jwts.ec(256)).limit(8)); // both signs of y
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_token_is_good_here_and_can_be_checked_by_anybody(KeyPair pair) {
    try (var api = new Api(settings(Jwts.pem(pair.getPrivate())))) {
      var token = api.token(Api.ME);
      var published = api.send(api.anonymous("/.well-known/jwks.json"));

      assertThat(status(api, token)).isEqualTo(200);
      assertThat(published.status()).isEqualTo(200);
      var key = new JsonObject(published.body()).getJsonArray("keys").getJsonObject(0);
      var header = Jwts.decoded(token, 0);
      assertThat(header.getString("kid")).isEqualTo(key.getString("kid"));
      assertThat(header.getString("alg")).isEqualTo(key.getString("alg"));
      assertThat(key.getString("alg")).isEqualTo(pair == RSA ? "RS256" : "ES256");
      assertThat(key).containsAll(Jwts.jwk(key.getString("kid"), pair));
      assertThat(key.fieldNames()).doesNotContain("d", "p", "q");
      assertThat(verifies(pair, token)).isTrue();
    }
  }

  @Test
  void with_a_secret_no_key_is_published() {
    try (var api = new Api()) {
      assertThat(api.send(api.anonymous("/.well-known/jwks.json")).body())
          .isEqualTo("{\"keys\":[]}");
    }
  }

  static Stream<String> forged() {
    var published = RSA.getPublic().getEncoded();
    var pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(published)
            + "\n-----END PUBLIC KEY-----\n";
    var hs256 = new JsonObject().put("alg", "HS256");
    var rs256 = new JsonObject().put("alg", "RS256");
    var good = Jwts.sign(rs256, claims(), RSA.getPrivate(), "SHA256withRSA");
    return Stream.of(
        Jwts.hmac(hs256, claims(), published),
        Jwts.hmac(hs256, claims(), pem.getBytes(StandardCharsets.US_ASCII)),
        Jwts.hmac(rs256, claims(), published),
        Jwts.hmac(hs256, claims(), Api.SECRET.getBytes(StandardCharsets.UTF_8)),
        Jwts.sign(rs256, claims(), Jwts.rsa().getPrivate(), "SHA256withRSA"),
        Jwts.sign(rs256, claims(), RSA.getPrivate(), "SHA512withRSA"),
        Jwts.sign(
            rs256.copy().put("crit", new JsonArray().add("b64")).put("b64", true),
            claims(),
            RSA.getPrivate(),
            "SHA256withRSA"),
        Jwts.sign(
            new JsonObject().put("alg", "ES256"),
            claims(),
            EC.getPrivate(),
            "SHA256withECDSAinP1363Format"),
        Jwts.signed(new JsonObject().put("alg", "none"), claims()),
        Jwts.signed(new JsonObject().put("alg", "none"), claims()) + ".",
        Jwts.signed(rs256, claims().put("sub", "8")) + good.substring(good.lastIndexOf('.')));
  }

  @Test
  void a_token_made_by_hand_is_good() {
    try (var api = new Api(settings(Jwts.pem(RSA.getPrivate())))) {
      var header = new JsonObject().put("alg", "RS256");
      assertThat(status(api, Jwts.sign(header, claims(), RSA.getPrivate(), "SHA256withRSA")))
          .isEqualTo(200);
      assertThat(forged()).allSatisfy(token -> assertThat(status(api, token)).isEqualTo(401));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
      })
  void what_is_no_private_key_is_refused_without_repeating_it(String pem) {
    assertThatThrownBy(() -> KeyPairs.of("auth.privateKey", pem))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("auth.privateKey")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
  }

  @Test
  void a_weak_key_or_one_of_another_kind_is_refused() {
    for (var pair :
        new KeyPair[] {Jwts.pair("RSA", 1024), Jwts.ec(384), Jwts.pair("Ed25519", 255)}) {
      assertThatThrownBy(() -> KeyPairs.of("auth.privateKey", Jwts.pem(pair.getPrivate())))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("auth.privateKey");
    }
  }

  @Test
  void line_breaks_may_be_written_out() {
    var pem = Jwts.pem(EC.getPrivate()).replace("\r", "").replace("\n", "\\n");

    assertThat(KeyPairs.of("auth.privateKey", pem).getPublic()).isEqualTo(EC.getPublic());
  }

  private static boolean verifies(KeyPair pair, String token) {
    try {
      var signature =
          Signature.getInstance(pair == RSA ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
      signature.initVerify(pair.getPublic());
      var dot = token.lastIndexOf('.');
      signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Config.Auth settings(String pem) {
    return new AuthSettings(Api.SECRET).privateKey(pem).build();
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("sub", "7")
        .put("sid", FakeUsers.SESSION.toString())
        .put("iss", "callcat")
        .put("aud", "callcat-api")
        .put("exp", NOW + 60);
  }

  private static int status(Api api, String token) {
    var request = api.anonymous("/api/calls").header("Authorization", "Bearer " + token);
    return api.send(request.GET()).status();
  }
}
