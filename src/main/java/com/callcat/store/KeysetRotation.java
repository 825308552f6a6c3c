package com.callcat.store;

import com.callcat.config.ConfigException;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// The two steps by which another key comes to seal. Between them every process must have learnt
/// the new key, or it could not open what another one seals with it. No key is ever taken away:
/// what it has sealed stays.
public final class KeysetRotation {
  private static final Configuration TINK = AeadConfig2026.get();

  private KeysetRotation() {}

  /// The first step: one key more, which opens and does not seal yet.
  ///
  /// @param keyset as `encryption.keyset` has it
  /// @throws ConfigException when it is no keyset; the message never shows it
  public static String add(@Nullable String keyset) {
    return changed(
        keyset,
        handle ->
            KeysetHandle.newBuilder(handle)
                .setConfiguration(TINK)
                .addEntry(
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
  }

  /// The second step: the key that was added last seals.
  ///
  /// @param keyset as `encryption.keyset` has it
  /// @throws ConfigException when it is no keyset; the message never shows it
  public static String useNewest(@Nullable String keyset) {
    return changed(
        keyset,
        handle -> {
          var builder = KeysetHandle.newBuilder(handle).setConfiguration(TINK);
          builder.getAt(builder.size() - 1).makePrimary();
          return builder.build();
        });
  }

  private interface Change {
    KeysetHandle of(KeysetHandle handle) throws GeneralSecurityException;
  }

  private static String changed(@Nullable String keyset, Change change) {
    try {
      var access = InsecureSecretKeyAccess.get();
      var handle =
          TinkJsonProtoKeysetFormat.parseKeyset(keyset == null ? "" : keyset, TINK, access);
      return TinkJsonProtoKeysetFormat.serializeKeyset(change.of(handle), TINK, access);
    } catch (GeneralSecurityException unusable) {
      throw Sealer.noKeyset();
    }
  }
}
