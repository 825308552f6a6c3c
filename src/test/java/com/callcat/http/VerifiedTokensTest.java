package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.UserId;
import com.callcat.http.VerifiedTokens.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is remembered of tokens that were good. That one is refused when its session has ended, its
/// time is over or its issuer has taken back the key, although it was good before, is in
/// LogoutTest, TokensTest and OutsideTokensTest.
class VerifiedTokensTest {
  private final TestClock clock = new TestClock();
  private final VerifiedTokens tokens = new VerifiedTokens(clock);

  @Test
  void a_token_is_remembered_until_it_expires() {
    var good = verified(clock.instant().plusSeconds(60));
    tokens.add("token", good);

    clock.pass(Duration.ofMillis(59_999));
    assertThat(tokens.find("token")).isSameAs(good);
    assertThat(tokens.find("tokem")).isNull();
    clock.pass(Duration.ofMillis(1));
    assertThat(tokens.find("token")).isNull();
    assertThat(tokens.size()).isZero();
  }

  @Test
  void many_and_long_tokens_take_a_bounded_place() {
    var good = verified(clock.instant().plusSeconds(60));
    for (var i = 0; i < 3000; i++) {
      tokens.add(i + "x".repeat(15_000), good);
    }
    assertThat(tokens.size()).isBetween(500L, 1200L);
  }

  private static Verified verified(Instant until) {
    return new Verified(new Bearer(new UserId(7), new UUID(1, 2), until), null);
  }
}
