package com.callcat.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.event.KeyValuePair;

/// Writes log lines on a thread of its own, so that no event loop waits for the output. Its queue
/// is bounded. If lines come faster than they can be written, those below WARN are dropped first,
/// and then all. Logback's own appender does that silently; this one counts the dropped lines, and
/// logs their number as soon as there is room.
public final class BoundedAsyncAppender extends AsyncAppender {
  private static final String TRACE = "traceId";
  private static final String SAID_BY = BoundedAsyncAppender.class.getName();

  /// The number for the whole process. It is no metric, because logging begins before metrics
  /// exist.
  private static final AtomicLong LOST = new AtomicLong();

  private long untold;

  /// How many lines this process has dropped.
  public static long lost() {
    return LOST.get();
  }

  @Override
  public void start() {
    setNeverBlock(true);
    super.start();
  }

  /// Writes the lines that still wait, for a second at most.
  @Override
  public synchronized void stop() {
    tell();
    super.stop();
  }

  /// Synchronized, so that a line still has room in the queue after it was checked that there is
  /// some.
  @Override
  protected synchronized void append(ILoggingEvent line) {
    if (hasRoomFor(line)) {
      super.append(line);
    } else {
      lose();
    }
    if (!isQueueBelowDiscardingThreshold()) {
      tell();
    }
  }

  /// Called on the thread that logs, so the trace of the caller is known here.
  @Override
  protected void preprocess(ILoggingEvent line) {
    var span = Span.current().getSpanContext();
    if (span.isValid() && line instanceof LoggingEvent own && !has(own, TRACE)) {
      own.addKeyValuePair(new KeyValuePair(TRACE, span.getTraceId()));
    }
    super.preprocess(line);
  }

  private static boolean has(LoggingEvent line, String field) {
    var pairs = line.getKeyValuePairs();
    return pairs != null && pairs.stream().anyMatch(pair -> pair.key.equals(field));
  }

  private boolean hasRoomFor(ILoggingEvent line) {
    return isDiscardable(line) ? !isQueueBelowDiscardingThreshold() : getRemainingCapacity() > 0;
  }

  private void lose() {
    untold++;
    LOST.incrementAndGet();
  }

  private void tell() {
    if (untold > 0) {
      var logger = ((LoggerContext) getContext()).getLogger(SAID_BY);
      Object[] count = {untold};
      untold = 0;
      super.append(
          new LoggingEvent(
              SAID_BY, logger, Level.WARN, "{} lines of the log were lost", null, count));
    }
  }
}
