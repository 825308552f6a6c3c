package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.callcat.config.ConfigException;
import com.callcat.testing.CapturedLog;
import com.callcat.testing.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDynamoDbTest {
  @TempDir private Path temp;
  private DataDirLock lock;

  @BeforeEach
  void takeTheDirectory() {
    lock = DataDirLock.take(temp.resolve("data"));
  }

  @AfterEach
  void giveItBack() {
    lock.close();
  }

  @Test
  void what_was_written_is_there_after_a_restart() {
    try (var first = start(0)) {
      DynamoNotes.write(first.endpoint(), "kept");
    }
    try (var second = start(0)) {
      assertThat(DynamoNotes.read(second.endpoint())).containsExactly("kept");
    }
  }

  @Test
  void what_another_database_left_there_is_not_passed_over_in_silence() throws Exception {
    var left = Files.createDirectory(lock.directory().resolve("dynamodb"));
    Files.createFile(left.resolve("shared-local-instance.db"));
    try (var log = CapturedLog.start();
        var server = start(0)) {
      DynamoNotes.write(server.endpoint(), "kept");
      assertThat(log.events())
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(line -> line.contains(left.toString()) && line.contains("are not read"));
    }
  }

  @Test
  void it_listens_where_it_is_told_to_on_this_machine_alone_and_lets_go() throws Exception {
    var port = FreePorts.one();
    try (var server = start(port)) {
      assertThat(server.endpoint()).isEqualTo("http://127.0.0.1:" + port);
    }
    try (var again = start(port)) {
      assertThat(URI.create(again.endpoint()).getPort()).isEqualTo(port);
    }
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(other.getLocalPort()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(String.valueOf(other.getLocalPort()))
          .hasMessageContaining("CALLCAT_DYNAMODB_PORT");
    }
  }

  private EmbeddedDynamoDb start(int port) {
    return EmbeddedDynamoDb.start(lock, EmbeddedDynamoDb.HERE, port, InstantSource.system());
  }
}
