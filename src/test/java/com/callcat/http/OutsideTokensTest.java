package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.Identify;
import com.callcat.testing.AuthSettings;
import com.callcat.testing.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens of an outside issuer.
class OutsideTokensTest {
  private static final long NOW = TestClock.START.getEpochSecond();
  private static final String ISSUER = "https://issuer.example";
  private static final KeyPair RSA = Jwts.rsa();
  private static final KeyPair EC = Jwts.ec(256);
  private static final KeyPair STRANGE = Jwts.rsa();

  private FakeIssuer issuer;
  private Api api;

  @BeforeEach
  void start() {
    issuer = new FakeIssuer();
    issuer.publishes(Jwts.set(Jwts.jwk("rsa", RSA), Jwts.jwk("ec", EC)));
    api =
        new Api(
            new AuthSettings(Api.SECRET)
                .jwksUrl(issuer.url())
                .issuer(ISSUER)
                .audience("callcat")
                .build());
    api.reset();
  }

  @AfterEach
  void stop() {
    api.close();
    issuer.close();
  }

  @Test
  void a_subject_becomes_a_user_of_ours_and_is_remembered() {
    assertThat(status(rs256(claims()))).isEqualTo(200);
    assertThat(status(es256(claims()))).isEqualTo(200);
    assertThat(status(rs256(claims().put("sub", "eve")))).isEqualTo(200);
    assertThat(status(rs256(claims().put("aud", List.of("other", "callcat"))))).isEqualTo(200);

    assertThat(api.engine.asked.stream().filter(Identify.class::isInstance))
        .containsExactly(new Identify(ISSUER, "ada"), new Identify(ISSUER, "eve"));
    assertThat(api.engine.users.outside).hasSize(2);
    assertThat(issuer.asked).hasValue(1);
  }

  @Test
  void our_own_tokens_are_good_as_well() {
    assertThat(status(api.token(Api.ME))).isEqualTo(200);
    assertThat(issuer.asked).hasValue(0);
  }

  @Test
  void a_key_without_an_id_or_an_algorithm_is_taken_and_so_is_a_token_without_one() {
    var key = Jwts.jwk("", RSA);
    key.remove("kid");
    key.remove("use");
    issuer.publishes(Jwts.set(key));
    var header = new JsonObject().put("alg", "RS256");

    assertThat(status(Jwts.sign(header, claims(), RSA.getPrivate(), "SHA256withRSA")))
        .isEqualTo(200);
  }

  static Stream<String> bad() {
    var published = RSA.getPublic().getEncoded();
    var modulus = Jwts.jwk("rsa", RSA).encode().getBytes(StandardCharsets.UTF_8);
    var good = rs256(claims());
    return Stream.of(
        sign(claims(), STRANGE),
        Jwts.sign(Jwts.header("RS256", "ec"), claims(), RSA.getPrivate(), "SHA256withRSA"),
        Jwts.sign(Jwts.header("RS1", "rsa"), claims(), RSA.getPrivate(), "SHA1withRSA"),
        Jwts.hmac(Jwts.header("HS256", "rsa"), claims(), published),
        Jwts.hmac(Jwts.header("HS256", "rsa"), claims(), modulus),
        Jwts.hmac(
            Jwts.header("HS256", "rsa"), claims(), Api.SECRET.getBytes(StandardCharsets.UTF_8)),
        Jwts.signed(new JsonObject().put("alg", "none"), claims()),
        Jwts.signed(new JsonObject().put("alg", "none"), claims()) + ".",
        Jwts.signed(Jwts.header("RS256", "rsa"), claims().put("sub", "eve"))
            + good.substring(good.lastIndexOf('.')),
        good.substring(0, good.lastIndexOf('.')),
        good + ".x",
        critical(new JsonArray().add("b64")),
        critical(new JsonArray()),
        critical(new JsonArray().add("urn:example:unknown")),
        critical(null),
        rs256(claims().put("iss", "https://other.example")),
        rs256(claims().put("iss", "callcat").put("aud", "callcat-api").put("sub", "7")),
        rs256(claims().put("iss", List.of(ISSUER))),
        rs256(without("iss")),
        rs256(claims().put("aud", "other")),
        rs256(claims().put("aud", List.of())),
        rs256(claims().put("aud", 7)),
        rs256(without("aud")),
        rs256(claims().put("exp", NOW)),
        rs256(claims().put("exp", Long.MAX_VALUE)),
        rs256(claims().put("exp", 1e300)),
        rs256(claims().put("exp", new BigInteger("9".repeat(60)))),
        rs256(claims().put("exp", "tomorrow")),
        rs256(without("exp")),
        rs256(claims().put("nbf", NOW + 61)),
        rs256(claims().put("iat", NOW + 61)),
        rs256(claims().put("sub", "")),
        rs256(claims().put("sub", " ")),
        rs256(claims().put("sub", "a\0b")),
        rs256(claims().put("sub", "x".repeat(256))),
        rs256(claims().put("sub", 7)),
        rs256(without("sub")));
  }

  @Test
  void any_other_token_is_refused() {
    assertThat(status(rs256(claims()))).isEqualTo(200);
    api.engine.asked.clear();

    assertThat(bad())
        .allSatisfy(
            token -> {
              var refused = api.send(bearing(token));
              assertThat(refused.status()).isEqualTo(401);
              assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
            });
    assertThat(api.engine.asked).isEmpty();
  }

  @Test
  void keys_that_must_not_check_a_token_do_not() {
    var secret = "a secret that an issuer should never publish";
    issuer.publishes(
        Jwts.set(
            Jwts.jwk("rsa", RSA),
            Jwts.jwk("enc", STRANGE).put("use", "enc"),
            Jwts.jwk("weak", STRANGE).put("alg", "RS1"),
            Jwts.jwk("broken", STRANGE).put("n", 7),
            Jwts.jwk("nonsense", STRANGE).put("n", "!"),
            new JsonObject()
                .put("kty", "oct")
                .put("kid", "oct")
                .put("alg", "HS256")
                .put("k", Jwts.encoded(secret))));
    var bytes = secret.getBytes(StandardCharsets.UTF_8);

    assertThat(status(Jwts.hmac(Jwts.header("HS256", "oct"), claims(), bytes))).isEqualTo(401);
    for (var key : List.of("enc", "weak", "broken", "nonsense")) {
      var header = Jwts.header("RS256", key);
      assertThat(status(Jwts.sign(header, claims(), STRANGE.getPrivate(), "SHA256withRSA")))
          .isEqualTo(401);
    }
    assertThat(status(rs256(claims()))).isEqualTo(200);
  }

  @Test
  void a_key_that_is_not_known_is_asked_for_but_not_all_the_time() {
    assertThat(status(rs256(claims()))).isEqualTo(200);
    assertThat(status(sign("new", claims(), STRANGE))).isEqualTo(401);
    assertThat(issuer.asked).hasValue(1);

    issuer.publishes(Jwts.set(Jwts.jwk("new", STRANGE)));
    api.clock.pass(Duration.ofSeconds(30));
    assertThat(status(sign("new", claims(), STRANGE))).isEqualTo(200);
    assertThat(status(rs256(claims()))).isEqualTo(401);
    assertThat(issuer.asked).hasValue(2);
  }

  @Test
  void a_key_that_the_issuer_takes_back_is_refused_after_an_hour() throws Exception {
    assertThat(status(rs256(claims()))).isEqualTo(200);
    issuer.publishes(Jwts.set(Jwts.jwk("ec", EC)));

    api.clock.pass(Duration.ofMinutes(59));
    assertThat(status(rs256(claims()))).isEqualTo(200);
    assertThat(issuer.asked).hasValue(1);
    api.clock.pass(Duration.ofMinutes(1));
    Eventually.until(() -> status(rs256(claims())), answered -> answered == 401);
    assertThat(status(es256(claims()))).isEqualTo(200);
  }

  @Test
  void an_issuer_that_is_down_costs_nobody_who_is_known() {
    assertThat(status(rs256(claims()))).isEqualTo(200);
    issuer.answers(500, "oops");
    for (var hour = 0; hour < 3; hour++) {
      api.clock.pass(Duration.ofHours(1));
      assertThat(status(rs256(claims()))).isEqualTo(200);
    }
    issuer.close();
    api.clock.pass(Duration.ofHours(1));
    assertThat(status(rs256(claims()))).isEqualTo(200);
    assertThat(status(sign("new", claims(), STRANGE))).isEqualTo(401);
  }

  @Test
  void while_no_key_has_ever_come_nobody_can_tell() {
    for (var answer : List.of("", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[7, {\"kty\":\"x\"}]}")) {
      issuer.answers(200, answer);
      assertThat(status(rs256(claims()))).isEqualTo(503);
      assertThat(status(Jwts.signed(new JsonObject().put("alg", "none"), claims()))).isEqualTo(401);
      api.clock.pass(Duration.ofSeconds(30));
    }
    assertThat(status(api.token(Api.ME))).isEqualTo(200);

    issuer.publishes(Jwts.set(Jwts.jwk("rsa", RSA)));
    assertThat(status(rs256(claims()))).isEqualTo(200);
  }

  @Test
  void many_at_once_wait_for_one_answer() {
    var tokens = Stream.generate(() -> rs256(claims())).limit(20).toList();

    var answers = tokens.parallelStream().map(this::status).toList();
    assertThat(answers).hasSize(20).containsOnly(200);
    assertThat(issuer.asked).hasValue(1);
  }

  @Test
  void a_logout_ends_that_token_and_no_other() {
    var token = rs256(claims().put("jti", "1"));
    var other = rs256(claims().put("jti", "2"));

    var logout = api.anonymous("/api/auth/logout").header("Authorization", "Bearer " + token);
    assertThat(api.send(logout.POST(ApiTest.nothing())).status()).isEqualTo(200);
    assertThat(status(token)).isEqualTo(401);
    assertThat(status(other)).isEqualTo(200);
    assertThat(api.engine.users.ended.getFirst().until().getEpochSecond())
        .isEqualTo(claims().getLong("exp"));
  }

  private static String rs256(JsonObject claims) {
    return sign(claims, RSA);
  }

  private static String sign(JsonObject claims, KeyPair pair) {
    return sign("rsa", claims, pair);
  }

  private static String sign(String keyId, JsonObject claims, KeyPair pair) {
    return Jwts.sign(Jwts.header("RS256", keyId), claims, pair.getPrivate(), "SHA256withRSA");
  }

  /// Well signed, with the names of extensions that must be understood.
  private static String critical(@Nullable JsonArray names) {
    var header = Jwts.header("RS256", "rsa").put("b64", true).put("crit", names);
    return Jwts.sign(header, claims(), RSA.getPrivate(), "SHA256withRSA");
  }

  private static String es256(JsonObject claims) {
    var header = Jwts.header("ES256", "ec");
    return Jwts.sign(header, claims, EC.getPrivate(), "SHA256withECDSAinP1363Format");
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("sub", "ada")
        .put("iss", ISSUER)
        .put("aud", "callcat")
        .put("email", "a@b.example")
        .put("iat", NOW)
        .put("exp", NOW + Duration.ofDays(1).toSeconds());
  }

  private static JsonObject without(String claim) {
    var claims = claims();
    claims.remove(claim);
    return claims;
  }

  private int status(String token) {
    return api.send(bearing(token)).status();
  }

  private HttpRequest.Builder bearing(String token) {
    return api.anonymous("/api/calls").header("Authorization", "Bearer " + token).GET();
  }
}
