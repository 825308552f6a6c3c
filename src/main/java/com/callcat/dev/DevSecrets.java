package com.callcat.dev;

import com.callcat.store.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/// The secrets of the development program, so that a developer need not configure any. They are
/// made on the first start and stored in files that only their owner can read.
///
/// @param jwtSecret 64 characters
/// @param keyset a Tink AEAD keyset in JSON
public record DevSecrets(String jwtSecret, String keyset) {
  private static final int SECRET_BYTES = 32;

  /// Reads the secrets, and makes those that are missing.
  public static DevSecrets in(DataDirLock held, SecureRandom random) {
    try {
      var home = OwnerOnly.directory(held.directory().resolve("secrets"));
      return new DevSecrets(
          keep(home.resolve("jwt-secret"), () -> newSecret(random)),
          keep(home.resolve("keyset.json"), Sealer::newKeyset));
    } catch (IOException failure) {
      throw new UncheckedIOException("the secrets of development cannot be kept", failure);
    }
  }

  private static String keep(Path file, Supplier<String> fresh) throws IOException {
    if (!Files.exists(file)) {
      OwnerOnly.write(file, fresh.get());
    }
    return Files.readString(file);
  }

  private static String newSecret(SecureRandom random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "DevSecrets[hidden]";
  }
}
