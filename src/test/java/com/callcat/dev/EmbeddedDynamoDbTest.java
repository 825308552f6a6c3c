package com.callcat.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.config.ConfigException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
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
    try (var first = EmbeddedDynamoDb.start(lock, 0)) {
      DynamoNotes.write(first.endpoint(), "kept");
    }
    try (var second = EmbeddedDynamoDb.start(lock, 0)) {
      assertThat(DynamoNotes.read(second.endpoint())).containsExactly("kept");
    }
  }

  @Test
  void it_listens_where_it_is_told_to_on_this_machine_alone_and_lets_go() throws Exception {
    var port = freePort();
    try (var server = EmbeddedDynamoDb.start(lock, port)) {
      assertThat(server.endpoint()).isEqualTo("http://127.0.0.1:" + port);
    }
    try (var again = EmbeddedDynamoDb.start(lock, port)) {
      assertThat(URI.create(again.endpoint()).getPort()).isEqualTo(port);
    }
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedDynamoDb.start(lock, other.getLocalPort()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(String.valueOf(other.getLocalPort()))
          .hasMessageContaining("CALLCAT_DYNAMODB_PORT");
    }
  }

  private static int freePort() throws Exception {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
