package com.callcat.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.callcat.testing.Eventually;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class BoundedAsyncAppenderTest {
  private static final int QUEUE = 10;

  /// The last place is for lines that matter.
  private static final int FOR_ALL = 9;

  /// It counts for the whole process.
  private final long lostBefore = BoundedAsyncAppender.lost();

  private final LoggerContext context = new LoggerContext();
  private final Slow slow = new Slow();
  private final BoundedAsyncAppender log = new BoundedAsyncAppender();

  /// Whoever reads the log takes one line for each permit.
  private static final class Slow extends AppenderBase<ILoggingEvent> {
    private final Semaphore permits = new Semaphore(0);
    private final List<String> written = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      permits.acquireUninterruptibly();
      written.add(line.getFormattedMessage());
    }
  }

  @BeforeEach
  void start() {
    context.setMDCAdapter(MDC.getMDCAdapter());
    slow.setContext(context);
    slow.start();
    log.setContext(context);
    log.setQueueSize(QUEUE);
    log.addAppender(slow);
    log.start();
  }

  @AfterEach
  void stop() {
    slow.permits.release(1_000);
    log.stop();
  }

  @Test
  void nobody_waits_for_the_reader_and_what_is_lost_is_counted_and_said() throws Exception {
    blockTheReader();
    for (var n = 1; n <= FOR_ALL + 3; n++) {
      say(Level.INFO, "info " + n);
    }
    assertThat(lost()).isEqualTo(3);
    for (var n = 1; n <= 4; n++) {
      say(Level.ERROR, "error " + n);
    }
    assertThat(lost()).isEqualTo(6);

    slow.permits.release(1_000);
    Eventually.until(log::getNumberOfElementsInQueue, waiting -> waiting == 0);
    say(Level.INFO, "again");
    Eventually.until(() -> slow.written, written -> written.contains("again"));
    Eventually.until(log::getNumberOfElementsInQueue, waiting -> waiting == 0);

    assertThat(slow.written).contains("info " + FOR_ALL, "error 1");
    assertThat(slow.written).doesNotContain("info " + (FOR_ALL + 1), "error 2");
    Eventually.until(
        () -> slow.written, written -> written.contains("6 lines of the log were lost"));
    assertThat(lost()).isEqualTo(6);
  }

  @Test
  void a_stop_writes_what_waits() throws Exception {
    blockTheReader();
    say(Level.INFO, "waits");
    slow.permits.release(1_000);
    log.stop();
    assertThat(slow.written).contains("waits");
  }

  /// One line is with the reader, and none is in the queue.
  private void blockTheReader() throws Exception {
    say(Level.INFO, "first");
    Eventually.until(log::getNumberOfElementsInQueue, waiting -> waiting == 0);
    Eventually.until(slow.permits::hasQueuedThreads, waits -> waits);
  }

  private void say(Level level, String text) {
    var logger = context.getLogger("test");
    log.doAppend(new LoggingEvent("test", logger, level, text, null, new Object[0]));
  }

  private long lost() {
    return BoundedAsyncAppender.lost() - lostBefore;
  }
}
