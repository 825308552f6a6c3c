package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedUsersDbTest {
  /// Shared, because unpacking PostgreSQL for each test would take longer than the tests.
  @TempDir private static Path temp;

  private DataDirLock lock;

  @BeforeEach
  void takeADirectory() throws Exception {
    lock = DataDirLock.take(Files.createTempDirectory(temp, "data"));
  }

  @AfterEach
  void giveItBack() {
    lock.close();
  }

  @Test
  void what_was_written_is_there_after_a_restart() throws Exception {
    var uri = startAndWrite("kept");
    assertThatThrownBy(() -> SqlNotes.connect(uri)).isInstanceOf(SQLException.class);
    assertThat(pidFile()).doesNotExist();

    assertThat(startAndRead()).isEqualTo("kept");
  }

  @Test
  void the_pid_file_of_a_server_long_gone_does_not_matter() throws Exception {
    startAndWrite("kept");
    var others = ProcessHandle.current().pid();
    for (var stale : new String[] {others + "\n" + data() + "\n", "", "nonsense"}) {
      Files.writeString(pidFile(), stale);

      assertThat(startAndRead()).isEqualTo("kept");
    }
  }

  @Test
  void a_first_start_that_was_cut_short_is_begun_again() throws Exception {
    Files.createDirectories(data().resolve("base"));
    Files.writeString(data().resolve("postgresql.conf"), "half");

    assertThat(startAndWrite("kept")).startsWith("postgresql://");
  }

  private String startAndWrite(String text) throws SQLException {
    try (var server = EmbeddedUsersDb.start(lock)) {
      SqlNotes.write(server.uri(), text);
      return server.uri();
    }
  }

  private String startAndRead() throws SQLException {
    try (var server = EmbeddedUsersDb.start(lock)) {
      return String.join(",", SqlNotes.read(server.uri()));
    }
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  private Path data() {
    return lock.directory().resolve("users-db/data");
  }
}
