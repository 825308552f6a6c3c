package com.callcat.log;

import com.callcat.call.Call;
import com.callcat.call.CallKey;
import org.slf4j.spi.LoggingEventBuilder;

/// Adds the call, its user and its attempt to a log line as fields, so that one query finds all
/// lines of a call. The fields belong to the line and not to the thread (as in SLF4J's MDC),
/// because an event loop works on many calls in turn.
public final class CallLine {
  private CallLine() {}

  /// Adds the fields to a line that was begun, for example with `LOG.atInfo()`.
  public static LoggingEventBuilder of(LoggingEventBuilder line, CallKey key) {
    return line.addKeyValue("userId", key.userId().value())
        .addKeyValue("callId", key.callId().toString());
  }

  /// The same with the attempt, if there is one.
  public static LoggingEventBuilder of(LoggingEventBuilder line, Call call) {
    var attempt = call.attempt();
    var about = of(line, call.key());
    return attempt == null ? about : about.addKeyValue("attempt", attempt.number());
  }
}
