package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.call.CallKey;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final CallKey KEY = SampleCalls.key(SampleCalls.USER);
  private static final byte[] PLAIN = SampleCalls.CALLEE.getBytes(UTF_8);
  private final String keyset = Sealer.newKeyset();
  private final Sealer sealer = new Sealer(keyset, () -> {});

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
  void after_a_rotation_old_values_open_and_new_ones_use_the_new_key() throws Exception {
    var old = sealer.seal(KEY, "phoneNumber", PLAIN);
    var rotated = new Sealer(rotated(keyset), () -> {});
    assertThat(rotated.open(KEY, "phoneNumber", old)).isEqualTo(PLAIN);
    assertShut(sealer, KEY, "phoneNumber", rotated.seal(KEY, "phoneNumber", PLAIN));
  }

  @Test
  void a_keyset_that_is_none_is_refused_without_being_shown() {
    assertThatThrownBy(() -> new Sealer("{\"key\": \"secret\"}", () -> {}))
        .hasMessageContaining("encryption.keyset")
        .hasMessageNotContaining("secret");
  }

  private static void assertShut(Sealer sealer, CallKey key, String attribute, byte[] secret) {
    assertThatThrownBy(() -> sealer.open(key, attribute, secret))
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure -> assertThat(failure.problem()).isInstanceOf(Unavailable.class));
  }

  /// The keyset with a fresh primary key, as an operator makes it.
  static String rotated(String keyset) throws GeneralSecurityException {
    var tink = AeadConfig2026.get();
    var access = InsecureSecretKeyAccess.get();
    var old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, tink, access);
    var fresh =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId()
            .makePrimary();
    var rotated = KeysetHandle.newBuilder(old).setConfiguration(tink).addEntry(fresh).build();
    return TinkJsonProtoKeysetFormat.serializeKeyset(rotated, tink, access);
  }
}
