package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirLockTest {
  @TempDir private Path temp;

  @Test
  void it_makes_the_directory_for_its_owner_alone() throws Exception {
    try (var lock = DataDirLock.take(temp.resolve("some/data"))) {
      assertThat(lock.directory()).isDirectory().isAbsolute();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock.directory())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void only_one_has_it_at_a_time() {
    var data = temp.resolve("data");
    var first = DataDirLock.take(data);

    assertThatThrownBy(() -> DataDirLock.take(data))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Another CallCat is using")
        .hasMessageContaining("CALLCAT_DATA_DIR");
    first.close();
    DataDirLock.take(data).close();
  }

  @Test
  void a_directory_that_cannot_be_is_named() throws Exception {
    var file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> DataDirLock.take(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file.toString());
  }
}
