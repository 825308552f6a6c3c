package com.callcat.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSecretsTest {
  @TempDir private Path temp;

  @Test
  void they_are_made_once_and_read_again_afterwards() {
    var made = secrets("data");

    assertThat(secrets("data")).isEqualTo(made);
    assertThat(secrets("other").jwtSecret()).hasSize(64).isNotEqualTo(made.jwtSecret());
    assertThat(secrets("other").keyset()).isNotEqualTo(made.keyset());
  }

  @Test
  void the_keyset_seals_and_opens() throws Exception {
    var tink = AeadConfig2026.get();
    var aead =
        TinkJsonProtoKeysetFormat.parseKeyset(
                secrets("data").keyset(), tink, InsecureSecretKeyAccess.get())
            .getPrimitive(tink, Aead.class);

    var sealed = aead.encrypt("number".getBytes(UTF_8), new byte[0]);
    assertThat(aead.decrypt(sealed, new byte[0])).asString().isEqualTo("number");
  }

  @Test
  void only_their_owner_can_read_them() throws Exception {
    secrets("data");

    var home = temp.resolve("data/secrets");
    assertThat(permissions(home)).isEqualTo("rwx------");
    try (var files = Files.list(home)) {
      assertThat(files).hasSize(2).allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void a_write_that_was_cut_short_leaves_no_secret() throws Exception {
    var home = Files.createDirectories(temp.resolve("data/secrets"));
    Files.writeString(home.resolve("jwt-secret.draft"), "half");

    assertThat(secrets("data").jwtSecret()).hasSize(64);
  }

  @Test
  void they_do_not_print_themselves() {
    assertThat(secrets("data")).hasToString("DevSecrets[hidden]");
  }

  private DevSecrets secrets(String directory) {
    try (var lock = DataDirLock.take(temp.resolve(directory))) {
      return DevSecrets.in(lock, new SecureRandom());
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
