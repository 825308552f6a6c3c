package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.CallKey;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.callcat.config.ConfigException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final CallKey KEY = SampleCalls.key(SampleCalls.USER);
  private static final byte[] PLAIN = SampleCalls.CALLEE.getBytes(UTF_8);
  private final String keyset = Sealer.newKeyset();
  private final Sealer sealer = sealer(keyset);

  @Test
  void what_is_sealed_opens_in_its_place() {
    var secret = sealer.seal(KEY, "phoneNumber", PLAIN);
    assertThat(sealer.open(KEY, "phoneNumber", secret)).isEqualTo(PLAIN);
    assertThat(new String(secret, UTF_8)).doesNotContain(SampleCalls.CALLEE);
  }

  @Test
  void the_same_number_never_looks_the_same() {
    assertThat(sealer.seal(KEY, "phoneNumber", PLAIN))
        .isNotEqualTo(sealer.seal(KEY, "phoneNumber", PLAIN));
  }

  @Test
  void a_value_that_was_moved_or_altered_does_not_open() {
    var secret = sealer.seal(KEY, "phoneNumber", PLAIN);
    assertShut(sealer, KEY, "callerNumber", secret);
    assertShut(sealer, SampleCalls.key(SampleCalls.USER), "phoneNumber", secret);
    assertShut(sealer, new CallKey(new UserId(8), KEY.callId()), "phoneNumber", secret);
    secret[secret.length - 1] ^= 1;
    assertShut(sealer, KEY, "phoneNumber", secret);
    assertShut(sealer, KEY, "phoneNumber", new byte[0]);
  }

  @Test
  void each_step_of_a_rotation_opens_what_the_one_before_and_the_one_after_seal() {
    var added = KeysetRotation.add(keyset);
    var steps =
        Stream.of(keyset, added, KeysetRotation.useNewest(added)).map(SealerTest::sealer).toList();
    for (var step = 1; step < steps.size(); step++) {
      assertOpens(steps.get(step), steps.get(step - 1).seal(KEY, "phoneNumber", PLAIN));
      assertOpens(steps.get(step - 1), steps.get(step - 1).seal(KEY, "phoneNumber", PLAIN));
    }
    assertOpens(steps.get(1), steps.get(2).seal(KEY, "phoneNumber", PLAIN));
    assertShut(sealer, KEY, "phoneNumber", steps.get(2).seal(KEY, "phoneNumber", PLAIN));
  }

  @Test
  void a_rotation_of_what_is_no_keyset_is_refused_without_showing_it() {
    for (var wrong : new @Nullable String[] {null, "", "{\"key\": \"secret\"}"}) {
      assertThatThrownBy(() -> KeysetRotation.add(wrong))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("encryption.keyset")
          .hasMessageNotContaining("secret");
      assertThatThrownBy(() -> KeysetRotation.useNewest(wrong)).isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void a_keyset_that_is_none_is_refused_without_being_shown() {
    assertThatThrownBy(() -> new Sealer("{\"key\": \"secret\"}", () -> {}))
        .hasMessageContaining("encryption.keyset")
        .hasMessageNotContaining("secret");
  }

  private static Sealer sealer(String keyset) {
    return new Sealer(keyset, () -> {});
  }

  private static void assertOpens(Sealer sealer, byte[] secret) {
    assertThat(sealer.open(KEY, "phoneNumber", secret)).isEqualTo(PLAIN);
  }

  private static void assertShut(Sealer sealer, CallKey key, String attribute, byte[] secret) {
    assertThatThrownBy(() -> sealer.open(key, attribute, secret))
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure -> assertThat(failure.problem()).isInstanceOf(Unavailable.class));
  }
}
