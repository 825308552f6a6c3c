package com.callcat.testing;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/// Cuts one direction of PostgreSQL's protocol into messages.
final class PostgresMessages implements Handler<Buffer> {
  /// The type of the first message of a client, which has none.
  static final char STARTUP = 0;

  private final Consumer<Message> receiver;
  private Buffer rest = Buffer.buffer();
  private boolean first;

  /// @param bytes all of it, with its head
  record Message(char type, Buffer bytes) {
    private static final int HEAD = 5;

    /// The text that begins at a byte behind the head.
    String text(int from) {
      var end = HEAD + from;
      while (bytes.getByte(end) != 0) {
        end++;
      }
      return bytes.getString(HEAD + from, end);
    }
  }

  private PostgresMessages(boolean first, Consumer<Message> receiver) {
    this.first = first;
    this.receiver = receiver;
  }

  static PostgresMessages ofClient(Consumer<Message> receiver) {
    return new PostgresMessages(true, receiver);
  }

  static PostgresMessages ofServer(Consumer<Message> receiver) {
    return new PostgresMessages(false, receiver);
  }

  @Override
  public void handle(Buffer piece) {
    rest.appendBuffer(piece);
    for (var length = length(); length > 0 && rest.length() >= length; length = length()) {
      var bytes = rest.getBuffer(0, length);
      rest = rest.getBuffer(length, rest.length());
      var type = first ? STARTUP : (char) bytes.getByte(0);
      first = false;
      receiver.accept(new Message(type, bytes));
    }
  }

  /// Of the next message; 0 while that is not known.
  private int length() {
    var head = first ? 0 : 1;
    return rest.length() < head + Integer.BYTES ? 0 : head + rest.getInt(head);
  }
}
