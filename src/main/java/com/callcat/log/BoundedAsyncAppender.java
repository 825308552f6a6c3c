package com.callcat.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.event.KeyValuePair;

/// Writes lines from a thread of its own, so that no event loop waits for whoever reads the log. It
/// holds a bounded number of lines. When they are not written as fast as they come, those below
/// WARN are lost first, and then all. Logback's own appender says nothing of that; this one counts
/// what is lost, and says how many as soon as there is room.
public final class BoundedAsyncAppender extends AsyncAppender {
  private static final String TRACE = "traceId";
  private static final String SAID_BY = BoundedAsyncAppender.class.getName();

  /// Of the whole process. It is no meter, for the log begins before there may be any.
  private static final AtomicLong LOST = new AtomicLong();

  private long untold;

  /// How many lines this process has lost.
  public static long lost() {
    return LOST.get();
  }

  @Override
  public void start() {
    setNeverBlock(true);
    super.start();
  }

  /// What still waits is written, for a second at most.
  @Override
  public synchronized void stop() {
    tell();
    super.stop();
  }

  /// One line at a time: then there is room for one that was seen to have some.
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

  /// Still on the thread, and so in the trace, of whoever logs.
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
