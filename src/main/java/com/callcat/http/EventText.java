package com.callcat.http;

import com.callcat.bus.JournalChange;
import com.callcat.bus.JournalCursor;
import io.vertx.core.buffer.Buffer;

/// Writes the parts of a `text/event-stream` (HTML Living Standard, "Server-sent events").
final class EventText {
  static final String TYPE = "text/event-stream";

  /// A comment. It shows the client, and proxies in between, that the connection is alive.
  static final Buffer HEARTBEAT = Buffer.buffer(": \n\n");

  private static final int RECONNECT_MILLIS = 2000;

  private EventText() {}

  /// The beginning of a stream. An id without data is no event, but tells the client where to
  /// resume even before the first event.
  static Buffer opening(JournalCursor at) {
    return Buffer.buffer("retry: " + RECONNECT_MILLIS + "\nid: " + at + "\n\n");
  }

  /// The event `reset`: changes have been lost, so the client must list its calls again.
  static Buffer reset(JournalCursor at) {
    return Buffer.buffer("id: " + at + "\nevent: reset\ndata: {}\n\n");
  }

  /// An event about a call. Its JSON has no line breaks, so it is a single line of data.
  static Buffer call(JournalChange change) {
    return Buffer.buffer("id: " + change.cursor() + "\nevent: call\ndata: ")
        .appendBuffer(JsonWriter.encode(json -> CallJson.write(json, change)))
        .appendString("\n\n");
  }
}
