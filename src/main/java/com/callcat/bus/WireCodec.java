package com.callcat.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Passes an immutable message within the process as it is, and encodes it in a few bytes for
/// another process.
final class WireCodec<T> implements MessageCodec<T, T> {
  private final String name;
  private final BiConsumer<Buffer, T> writer;
  private final Function<WireReader, T> reader;

  WireCodec(String name, BiConsumer<Buffer, T> writer, Function<WireReader, T> reader) {
    this.name = name;
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public void encodeToWire(Buffer buffer, T message) {
    writer.accept(buffer, message);
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    return reader.apply(new WireReader(buffer, position));
  }

  @Override
  public T transform(T message) {
    return message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
