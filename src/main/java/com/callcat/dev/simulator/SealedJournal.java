package com.callcat.dev.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal in a file, with one encrypted entry per line. If the process is killed, only the last
/// line can be incomplete. Its entry is then ignored, which is right because its request was not
/// answered yet.
final class SealedJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SealedJournal.class);
  private final JournalFile file;
  private final Context context;
  private @Nullable FileChannel channel;

  /// @param context on whose worker thread the file is read and written, in order
  SealedJournal(JournalFile file, Context context) {
    this.file = file;
    this.context = context;
  }

  @Override
  public Future<List<Entry>> open() {
    return context.executeBlocking(this::read);
  }

  /// Appends without forcing the file to disk: if only the process is killed, the operating system
  /// still writes it.
  @Override
  public Future<Void> append(Entry entry) {
    return context.executeBlocking(
        () -> {
          write(ByteBuffer.wrap(line(entry)));
          return null;
        });
  }

  @Override
  public Future<Void> close() {
    return context.executeBlocking(
        () -> {
          if (channel != null) {
            channel.close();
          }
          return null;
        });
  }

  private List<Entry> read() throws IOException {
    var directory = file.path().toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    var opened = FileChannel.open(file.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = opened;
    var entries = new ArrayList<Entry>();
    var end = readInto(entries, file.path(), opened.size());
    opened.truncate(end).position(end);
    return entries;
  }

  /// Reads the entries, and returns where the last complete line ends.
  private long readInto(List<Entry> entries, Path path, long size) throws IOException {
    var end = 0L;
    try (var reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var next = end + line.length() + 1;
        var last = next >= size;
        var entry = next > size ? null : entry(line);
        if (entry == null && !last) {
          throw new IOException("entry " + (entries.size() + 1) + " of the journal is unreadable");
        }
        if (entry == null) {
          LOG.warn("the last line of the journal was torn and is dropped");
          return end;
        }
        entries.add(entry);
        end = next;
      }
    }
    return end;
  }

  private @Nullable Entry entry(String line) {
    try {
      var json = file.open().apply(Base64.getDecoder().decode(line));
      return Entry.of(new JsonObject(Buffer.buffer(json)));
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private byte[] line(Entry entry) {
    var sealed = file.seal().apply(entry.toJson().toBuffer().getBytes());
    var text = Base64.getEncoder().encodeToString(sealed) + "\n";
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(ByteBuffer line) throws IOException {
    var open = Objects.requireNonNull(channel, "the journal is not open");
    while (line.hasRemaining()) {
      open.write(line);
    }
  }
}
