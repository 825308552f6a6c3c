package com.callcat.bus;

import com.callcat.bus.HandlerRequest.LineUse;
import com.callcat.call.CallId;
import com.callcat.call.Due;
import com.callcat.call.Due.Purpose;
import com.callcat.call.UserId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages between processes, and their encoding. None of them contains a name, a phone number
/// or a text.
final class Wire {
  static final WireCodec<JournalGrown> JOURNAL_GROWN =
      new WireCodec<>(
          "changes-kept",
          (buffer, news) -> buffer.appendLong(news.userId().value()).appendLong(news.entry()),
          wire -> new JournalGrown(new UserId(wire.number()), wire.number()));

  static final WireCodec<JournalsFollowed> JOURNALS_FOLLOWED =
      new WireCodec<>(
          "journals-followed",
          (buffer, followed) -> {
            WireReader.write(buffer, followed.process());
            buffer.appendInt(followed.users().size());
            followed.users().forEach(user -> buffer.appendLong(user.value()));
          },
          wire -> new JournalsFollowed(wire.name(), wire.users()));

  static final WireCodec<CallWritten> CALL_WRITTEN =
      new WireCodec<>(
          "call-changed",
          (buffer, change) -> {
            WireReader.write(buffer, change.key());
            buffer.appendLong(change.version()).appendByte(flag(change.occupiesLine()));
            write(buffer, change.due());
          },
          wire -> new CallWritten(wire.key(), wire.number(), wire.flag(), due(wire)));

  static final WireCodec<EntryAppended> ENTRY_APPENDED =
      new WireCodec<>(
          "entry-appended",
          (buffer, entry) -> {
            buffer.appendLong(entry.userId().value()).appendLong(entry.entry());
            WireReader.write(buffer, entry.writer());
            buffer.appendInt(entry.versions().size());
            entry.versions().forEach((id, version) -> write(buffer, id, version));
          },
          wire ->
              new EntryAppended(
                  new UserId(wire.number()), wire.number(), wire.name(), wire.versions()));

  static final WireCodec<ProviderHealth> PROVIDER_HEALTH =
      new WireCodec<>(
          "provider-health", WireReader::write, wire -> ProviderHealth.valueOf(wire.name()));

  static final WireCodec<HandlerRequest.Due> DUE =
      new WireCodec<>(
          "due",
          (buffer, request) -> WireReader.write(buffer, request.key()),
          wire -> new HandlerRequest.Due(wire.key()));

  static final WireCodec<LineUse> LINE_USE =
      new WireCodec<>("line-use", WireReader::write, wire -> LineUse.valueOf(wire.name()));

  static final WireCodec<Presence> PRESENCE =
      new WireCodec<>(
          "presence",
          (buffer, presence) -> {
            WireReader.write(buffer, presence.process());
            buffer.appendByte(flag(presence.takesCalls()));
          },
          wire -> new Presence(wire.name(), wire.flag()));

  static final List<MessageCodec<?, ?>> CODECS =
      List.of(
          new LocalCodec(),
          JOURNAL_GROWN,
          JOURNALS_FOLLOWED,
          CALL_WRITTEN,
          ENTRY_APPENDED,
          PROVIDER_HEALTH,
          DUE,
          LINE_USE,
          PRESENCE);

  private Wire() {}

  private static byte flag(boolean value) {
    return (byte) (value ? 1 : 0);
  }

  private static void write(Buffer buffer, CallId id, long version) {
    WireReader.write(buffer, id);
    buffer.appendLong(version);
  }

  private static void write(Buffer buffer, @Nullable Due due) {
    buffer.appendByte(flag(due != null));
    if (due != null) {
      WireReader.write(buffer, due.purpose());
      buffer.appendLong(due.at().toEpochMilli());
    }
  }

  private static @Nullable Due due(WireReader wire) {
    if (!wire.flag()) {
      return null;
    }
    var purpose = Purpose.valueOf(wire.name());
    return new Due(Instant.ofEpochMilli(wire.number()), purpose);
  }
}
