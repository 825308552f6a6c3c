package com.callcat.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import com.callcat.log.BoundedAsyncAppender;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.MDC;

/// How the program writes a line of its log.
public final class LogFormat {
  private LogFormat() {}

  /// What is written of one line.
  ///
  /// @param format a value of `callcat.log`
  /// @param line logs it
  public static String written(String format, Consumer<Logger> line) throws Exception {
    var context = new LoggerContext();
    try {
      configure(context, format);
      var logger = context.getLogger(LogFormat.class);
      var events = new ListAppender<ILoggingEvent>();
      events.start();
      logger.addAppender(events);
      line.accept(logger);
      return new String(appender(context).getEncoder().encode(events.list.getFirst()), UTF_8);
    } finally {
      context.stop();
    }
  }

  private static void configure(LoggerContext context, String format) throws Exception {
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putProperty("callcat.log", format);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    var settings = Objects.requireNonNull(LogFormat.class.getResource("/logback.xml"));
    try (var stream = settings.openStream()) {
      configurator.doConfigure(stream);
    }
  }

  @SuppressWarnings("unchecked") // that is how Logback hands them out
  private static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context) {
    var log = (BoundedAsyncAppender) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("log");
    return (OutputStreamAppender<ILoggingEvent>) log.getAppender("lines");
  }
}
