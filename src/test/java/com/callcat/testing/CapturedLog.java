package com.callcat.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// Everything that this thread logs, and every thread that it or they begin, from now until it is
/// closed. So other tests may run beside it; whatever is listened to must be started afterwards.
public final class CapturedLog implements AutoCloseable {
  private static final InheritableThreadLocal<CapturedLog> LISTENER =
      new InheritableThreadLocal<>();

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
  private final Appender appender = new Appender();

  private CapturedLog() {
    appender.start();
    root.addAppender(appender);
  }

  public static CapturedLog start() {
    var log = new CapturedLog();
    LISTENER.set(log);
    return log;
  }

  /// So far.
  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {
    LISTENER.remove();
    root.detachAppender(appender);
  }

  private final class Appender extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      if (LISTENER.get() == CapturedLog.this) {
        events.add(event);
      }
    }
  }
}
