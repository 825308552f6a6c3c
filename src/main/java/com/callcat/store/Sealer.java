package com.callcat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.CallKey;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.config.ConfigException;
import com.callcat.log.CallLine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Encrypts values that must not be readable in the database. Every value is bound to its user, its
/// call and its attribute, so that it cannot be moved elsewhere. It contains the id of its key, so
/// that old values can still be read when keys have been replaced.
public final class Sealer {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final Configuration TINK = AeadConfig2026.get();
  private final Aead aead;
  private final Runnable onUnreadable;

  /// @param keysetJson a Tink AEAD keyset; its primary key encrypts, every enabled key decrypts
  /// @param onUnreadable called for every value that no key can decrypt
  /// @throws IllegalArgumentException if it is no keyset; the message never contains it
  Sealer(String keysetJson, Runnable onUnreadable) {
    this.onUnreadable = onUnreadable;
    try {
      aead =
          TinkJsonProtoKeysetFormat.parseKeyset(keysetJson, TINK, InsecureSecretKeyAccess.get())
              .getPrimitive(TINK, Aead.class);
    } catch (GeneralSecurityException unusable) {
      throw noKeyset();
    }
  }

  static ConfigException noKeyset() {
    return new ConfigException(
        "encryption.keyset (CALLCAT_ENCRYPTION_KEYSET) must be a Tink AEAD keyset in JSON; with the"
            + " argument keyset the program prints a new one.");
  }

  /// Makes a new AES256-GCM keyset in JSON, which can be used as `encryption.keyset`.
  public static String newKeyset() {
    try {
      var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
      return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, TINK, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Tink has no AES256-GCM", impossible);
    }
  }

  byte[] seal(CallKey key, String attribute, byte[] plain) {
    return encrypt(plain, place(key, attribute));
  }

  /// Decrypts a value. Fails with Unavailable if the value was altered or moved, or its key is not
  /// in the keyset.
  byte[] open(CallKey key, String attribute, byte[] sealed) {
    try {
      return aead.decrypt(sealed, place(key, attribute));
    } catch (GeneralSecurityException unreadable) {
      CallLine.of(LOG.atError(), key)
          .log("{} of the call cannot be opened with the keys there are", attribute);
      onUnreadable.run();
      throw new ProblemException(new Problem.Unavailable("the call store"));
    }
  }

  /// Whether a value can be decrypted. If not, nothing is logged or counted.
  boolean opens(CallKey key, String attribute, byte[] sealed) {
    try {
      aead.decrypt(sealed, place(key, attribute));
      return true;
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }

  /// Encrypts a text into a token, which can be decrypted only for the same purpose.
  String sealToken(String purpose, String content) {
    var sealed = encrypt(content.getBytes(UTF_8), purpose.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /// Decrypts a token; null if it was not made here, or for another purpose.
  @Nullable String openToken(String purpose, String token) {
    try {
      var sealed = Base64.getUrlDecoder().decode(token);
      return new String(aead.decrypt(sealed, purpose.getBytes(UTF_8)), UTF_8);
    } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
      return null;
    }
  }

  private byte[] encrypt(byte[] plain, byte[] place) {
    try {
      return aead.encrypt(plain, place);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    }
  }

  private static byte[] place(CallKey key, String attribute) {
    return (key + "/" + attribute).getBytes(UTF_8);
  }
}
