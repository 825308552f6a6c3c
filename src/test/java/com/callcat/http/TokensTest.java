package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.UserId;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens as the API sees them: forged by hand here, so that nothing of the library is trusted.
class TokensTest extends ApiTest {
  private static final long NOW = TestClock.START.getEpochSecond();
  private static final String HS256 = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

  @Test
  void a_token_says_who_for_whom_and_how_long() {
    var session = Api.session(new UserId(42));
    var issued = api.tokens.issue(session);

    var claims = new JsonObject(decoded(issued.token(), 1));
    assertThat(decoded(issued.token(), 0)).contains("\"HS256\"");
    assertThat(claims.getString("sub")).isEqualTo("42");
    assertThat(claims.getString("sid")).isEqualTo(session.id().toString());
    assertThat(claims.getString("iss")).isEqualTo("callcat");
    assertThat(claims.getString("aud")).isEqualTo("callcat-api");
    assertThat(claims.getLong("iat")).isEqualTo(NOW);
    assertThat(claims.getLong("exp")).isEqualTo(NOW + 3600);
    assertThat(issued.expiresIn()).isEqualTo(3600);
    assertThat(claims.getString("jti")).isNotEmpty();
    assertThat(new JsonObject(decoded(api.tokens.issue(session).token(), 1)).getString("jti"))
        .isNotEqualTo(claims.getString("jti"));
    assertThat(issued.toString()).doesNotContain(issued.token());
  }

  @Test
  void a_token_made_by_hand_from_the_secret_is_good() {
    assertThat(status(forged(HS256, claims(), Api.SECRET))).isEqualTo(200);
  }

  static Stream<@Nullable String> bad() {
    var good = forged(HS256, claims(), Api.SECRET);
    var none = "{\"alg\":\"none\"}";
    return Stream.of(
        forged(HS256, claims(), "another secret of 32 characters or more"),
        forged(HS256, claims().put("aud", "callcat-web"), Api.SECRET),
        forged(HS256, without("aud"), Api.SECRET),
        forged(HS256, claims().put("iss", "somebody"), Api.SECRET),
        forged(HS256, without("iss"), Api.SECRET),
        forged(HS256, claims().put("exp", NOW), Api.SECRET),
        forged(HS256, claims().put("exp", "never"), Api.SECRET),
        forged(HS256, claims().put("exp", 1e300), Api.SECRET),
        forged(HS256, claims().put("exp", Long.MAX_VALUE), Api.SECRET),
        forged(HS256, claims().put("exp", new BigInteger("9".repeat(40))), Api.SECRET),
        forged(HS256, claims().put("exp", -1), Api.SECRET),
        forged(HS256, claims().put("nbf", NOW + 61), Api.SECRET),
        forged(HS256, claims().put("nbf", "soon"), Api.SECRET),
        forged(HS256, claims().put("iat", NOW + 61), Api.SECRET),
        forged(HS256, claims().put("iat", 1e300), Api.SECRET),
        forged(HS256, without("sid"), Api.SECRET),
        forged(HS256, claims().put("sid", "mine"), Api.SECRET),
        forged(HS256, claims().put("sid", 7), Api.SECRET),
        forged(HS256, without("exp"), Api.SECRET),
        forged(HS256, claims().put("sub", "admin"), Api.SECRET),
        forged(HS256, claims().put("sub", "99999999999999999999"), Api.SECRET),
        forged(HS256, claims().put("sub", new JsonObject()), Api.SECRET),
        forged(HS256, without("sub"), Api.SECRET),
        forged("{\"alg\":\"HS512\"}", claims(), Api.SECRET),
        forged("{\"alg\":\"RS256\"}", claims(), Api.SECRET),
        forged("{}", claims(), Api.SECRET),
        forged(critical("[\"b64\"],\"b64\":true"), claims(), Api.SECRET),
        forged(critical("[]"), claims(), Api.SECRET),
        forged(critical("[\"exp\"],\"exp\":1"), claims(), Api.SECRET),
        forged(critical("[\"urn:example:unknown\"]"), claims(), Api.SECRET),
        forged(critical("[\"alg\"]"), claims(), Api.SECRET),
        forged(critical("\"b64\""), claims(), Api.SECRET),
        forged(critical("null"), claims(), Api.SECRET),
        forged(none, claims(), Api.SECRET),
        encoded(none) + "." + encoded(claims().encode()) + ".",
        encoded(none) + "." + encoded(claims().encode()),
        good.substring(0, good.lastIndexOf('.') + 1),
        good.substring(0, good.lastIndexOf('.')),
        good + "x",
        good + ".",
        good + "." + good,
        "x." + good,
        "..",
        "a.b.c",
        "x");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void any_other_token_is_refused(String token) {
    var refused = api.send(bearing("Bearer " + token));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.text("type")).endsWith("/unauthenticated");
    assertThat(api.engine.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Token x", "Bearer a b"})
  void another_kind_of_authorization_is_refused(String header) {
    assertThat(api.send(bearing(header)).status()).isEqualTo(401);
    assertThat(api.send(api.anonymous("/api/calls").GET()).status()).isEqualTo(401);
  }

  @Test
  void two_tokens_are_one_too_many() {
    var good = "Bearer " + api.token(Api.ME);

    assertThat(api.send(bearing(good).header("Authorization", good)).status()).isEqualTo(401);
  }

  @Test
  void the_scheme_is_read_in_any_case() {
    assertThat(api.send(bearing("bEARER " + api.token(Api.ME))).status()).isEqualTo(200);
  }

  @Test
  void a_token_is_good_until_the_second_it_expires() {
    var token = api.token(Api.ME);

    api.clock.pass(Duration.ofSeconds(3599));
    assertThat(status(token)).isEqualTo(200);
    api.clock.pass(Duration.ofSeconds(1));
    assertThat(status(token)).isEqualTo(401);
  }

  @Test
  void a_token_that_was_good_makes_no_other_good() {
    var good = api.token(Api.ME);
    var signature = good.lastIndexOf('.') + 1;
    assertThat(status(good)).isEqualTo(200);
    assertThat(status(good)).isEqualTo(200);

    assertThat(status(good.substring(0, signature) + "A".repeat(43))).isEqualTo(401);
    assertThat(status(forged(HS256, claims(), "another secret of 32 characters or more")))
        .isEqualTo(401);
  }

  @Test
  void a_secret_that_is_too_short_is_named_by_its_setting() {
    assertThatThrownBy(() -> tokens("x".repeat(31))).hasMessageContaining("auth.jwtSecret");
    assertThatThrownBy(() -> tokens(null)).hasMessageContaining("auth.jwtSecret");
    assertThat(tokens("x".repeat(32))).isNotNull();
  }

  private static Tokens tokens(@Nullable String secret) {
    return new Tokens(api.vertx, Api.auth(secret), api.clock, new Random(3));
  }

  private static int status(String token) {
    return api.send(bearing("Bearer " + token)).status();
  }

  private static HttpRequest.Builder bearing(String authorization) {
    return api.anonymous("/api/calls").header("Authorization", authorization).GET();
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("sub", "7")
        .put("sid", FakeUsers.SESSION.toString())
        .put("iss", "callcat")
        .put("aud", "callcat-api")
        .put("exp", NOW + 60);
  }

  private static JsonObject without(String claim) {
    var claims = claims();
    claims.remove(claim);
    return claims;
  }

  /// A header with the names of extensions that must be understood.
  private static String critical(String names) {
    return "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"crit\":" + names + "}";
  }

  private static String forged(String header, JsonObject claims, String secret) {
    var signed = encoded(header) + "." + encoded(claims.encode());
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String decoded(String token, int part) {
    var segment = List.of(token.split("\\.", -1)).get(part);
    return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
  }
}
