package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.config.Config;
import com.callcat.config.ConfigException;
import com.callcat.testing.AuthSettings;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens of keys that sign no more, or do not sign yet: how a key is replaced by another one.
class AcceptedKeysTest {
  private static final String SECRET = "the first secret, of 32 characters or more";
  private static final String OTHER_SECRET = "another secret, of 32 characters or more";
  private static final String EC = Jwts.pem(Jwts.ec(256).getPrivate());
  private static final String OTHER_EC = Jwts.pem(Jwts.ec(256).getPrivate());
  private static final String RSA = Jwts.pem(Jwts.rsa().getPrivate());

  /// Several tokens are made, as a library may choose a key by chance.
  private static final int TOKENS = 20;

  static Stream<Arguments> replacements() {
    return Stream.of(
        Arguments.of(SECRET, OTHER_SECRET),
        Arguments.of(SECRET, EC),
        Arguments.of(EC, OTHER_EC),
        Arguments.of(EC, RSA),
        Arguments.of(RSA, OTHER_SECRET));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void each_step_accepts_what_the_one_before_and_the_one_after_sign(String before, String after) {
    try (var first = new Api(settings(before));
        var prepared = new Api(settings(before, after));
        var replaced = new Api(settings(after, before));
        var last = new Api(settings(after))) {
      for (var n = 0; n < TOKENS; n++) {
        assertGood(first.token(Api.ME), first, prepared);
        assertGood(prepared.token(Api.ME), first, prepared, replaced);
        assertGood(replaced.token(Api.ME), prepared, replaced, last);
        assertGood(last.token(Api.ME), replaced, last);
      }
      assertThat(status(last, first.token(Api.ME))).isEqualTo(401);
      assertThat(status(first, last.token(Api.ME))).isEqualTo(401);
    }
  }

  @Test
  void a_key_is_published_before_it_signs_and_after_it_has_signed() {
    try (var prepared = new Api(settings(EC, OTHER_EC));
        var replaced = new Api(settings(OTHER_EC, EC, SECRET))) {
      assertThat(published(prepared))
          .hasSize(2)
          .containsExactlyInAnyOrderElementsOf(published(replaced));
    }
  }

  @Test
  void what_is_no_key_is_refused_without_repeating_it() {
    for (var wrong : List.of("short secret", "-----BEGIN PUBLIC KEY-----\nc2VjcmV0")) {
      assertThatThrownBy(() -> Tokens.check(settings(SECRET, wrong)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("auth.acceptedKeys")
          .hasMessageNotContaining(wrong);
    }
  }

  private static void assertGood(String token, Api... apis) {
    assertThat(apis).allSatisfy(api -> assertThat(status(api, token)).isEqualTo(200));
  }

  private static List<Object> published(Api api) {
    var answer = api.send(api.anonymous("/.well-known/jwks.json"));
    return new JsonObject(answer.body()).getJsonArray("keys").stream().toList();
  }

  private static Config.Auth settings(String signing, String... accepted) {
    var pem = signing.startsWith("-----");
    return settings(pem ? null : signing, pem ? signing : null, List.of(accepted));
  }

  private static Config.Auth settings(
      @Nullable String secret, @Nullable String pem, List<String> accepted) {
    return new AuthSettings(secret).privateKey(pem).acceptedKeys(accepted).build();
  }

  private static int status(Api api, String token) {
    var request = api.anonymous("/api/calls").header("Authorization", "Bearer " + token);
    return api.send(request.GET()).status();
  }
}
