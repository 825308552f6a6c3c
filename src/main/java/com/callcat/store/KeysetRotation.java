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

/// The two steps to replace the key that encrypts. Between them every process must have got the new
/// key, or it could not decrypt what another process encrypts with it. Old keys are never removed,
/// because the values that they have encrypted stay.
public final class KeysetRotation {
  private static final Configuration TINK = AeadConfig2026.get();

  private KeysetRotation() {}

  /// The first step: adds a key that decrypts but does not encrypt yet.
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

  /// The second step: the key that was added last encrypts from now on.
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
