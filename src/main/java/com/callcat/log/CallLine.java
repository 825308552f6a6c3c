package com.callcat.log;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import org.slf4j.spi.LoggingEventBuilder;

/// A line about a call says which one, whose, and which attempt in fields, and not in its text: so
/// all lines of a call are found by one query. They go with the line and not with the thread (as in
/// SLF4J's MDC), for an event loop works on many calls by turns.
public final class CallLine {
  private CallLine() {}

  /// Adds the fields to a line that has begun, such as `LOG.atInfo()`.
  public static LoggingEventBuilder of(LoggingEventBuilder line, CallKey key) {
    return line.addKeyValue("userId", key.userId().value())
        .addKeyValue("callId", key.callId().toString());
  }

  /// The same with the attempt, if there was one.
  public static LoggingEventBuilder of(LoggingEventBuilder line, Call call) {
    var attempt = call.attempt();
    var about = of(line, call.key());
    return attempt == null ? about : about.addKeyValue("attempt", attempt.number());
  }
}
