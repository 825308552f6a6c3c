package com.callcat.http;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import io.vertx.core.buffer.Buffer;

/// The words of a `text/event-stream` (HTML Living Standard, "Server-sent events").
final class EventText {
  static final String TYPE = "text/event-stream";

  /// A comment: keeps the connection, and whatever is in between, from taking it for dead.
  static final Buffer HEARTBEAT = Buffer.buffer(": \n\n");

  private static final int RECONNECT_MILLIS = 2000;

  private EventText() {}

  /// The first words. The id alone makes no event, but the client has from where to resume before
  /// the first one comes.
  static Buffer opening(JournalCursor at) {
    return Buffer.buffer("retry: " + RECONNECT_MILLIS + "\nid: " + at + "\n\n");
  }

  /// The calls have changed in ways that are not known any more: list them again.
  static Buffer reset(JournalCursor at) {
    return Buffer.buffer("id: " + at + "\nevent: reset\ndata: {}\n\n");
  }

  /// JSON has no line breaks, so it is one line of data.
  static Buffer call(JournalChange change) {
    return Buffer.buffer("id: " + change.cursor() + "\nevent: call\ndata: ")
        .appendBuffer(JsonWriter.encode(json -> CallJson.write(json, change)))
        .appendString("\n\n");
  }
}
