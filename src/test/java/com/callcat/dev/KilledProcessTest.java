package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a `kill -9` leaves: data that must be there, a lock that must not, and an orphan.
@Execution(ExecutionMode.CONCURRENT)
class KilledProcessTest {
  @TempDir private Path temp;

  @Test
  void both_databases_come_back_with_their_data_and_the_orphan_is_stopped() throws Exception {
    var process = start();
    assertThatThrownBy(() -> DataDirLock.take(temp)).hasMessageContaining("Another CallCat");
    process.destroyForcibly().waitFor();
    var orphan = postgres();
    assertThat(orphan.info().command()).hasValueSatisfying(c -> assertThat(c).contains("postgres"));

    try (var lock = DataDirLock.take(temp);
        var dynamo =
            EmbeddedDynamoDb.start(lock, EmbeddedDynamoDb.HERE, 0, InstantSource.system());
        var users = EmbeddedUsersDb.start(lock)) {
      assertThat(DynamoNotes.read(dynamo.endpoint())).containsExactly("kept");
      assertThat(SqlNotes.read(users.uri())).containsExactly("kept");
      assertThat(postgres().pid()).isNotEqualTo(orphan.pid());
      assertThat(orphan.info().command()).isEmpty();
    }
  }

  private Process start() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classpath = System.getProperty("java.class.path");
    var name = DatabasesProcess.class.getName();
    var process =
        new ProcessBuilder(java, "-cp", classpath, name, temp.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    var lines = process.inputReader().lines();
    assertThat(lines.anyMatch(line -> line.equals(DatabasesProcess.READY))).isTrue();
    return process;
  }

  /// The server that runs on the data.
  private ProcessHandle postgres() throws IOException {
    var lines = Files.readAllLines(temp.resolve("users-db/data/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
  }
}
