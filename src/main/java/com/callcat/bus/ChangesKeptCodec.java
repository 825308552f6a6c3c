package com.callcat.bus;

import com.callcat.call.UserId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// The one message that leaves its process: two numbers of eight bytes, the user's and the entry's.
final class ChangesKeptCodec implements MessageCodec<ChangesKept, ChangesKept> {
  static final String NAME = "changes-kept";

  @Override
  public void encodeToWire(Buffer buffer, ChangesKept message) {
    buffer.appendLong(message.userId().value()).appendLong(message.entry());
  }

  @Override
  public ChangesKept decodeFromWire(int position, Buffer buffer) {
    var userId = new UserId(buffer.getLong(position));
    return new ChangesKept(userId, buffer.getLong(position + Long.BYTES));
  }

  @Override
  public ChangesKept transform(ChangesKept message) {
    return message;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
