package com.callcat.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// A class that has the engine do so much that nobody could read what it logs: its thread, and all
/// threads that are begun by it, log nothing.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Unlogged.Silence.class)
public @interface Unlogged {

  /// Before the class and after it.
  final class Silence implements BeforeAllCallback, AfterAllCallback {
    private static final InheritableThreadLocal<Boolean> SILENT = new InheritableThreadLocal<>();

    static {
      ((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(new Filter());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
      SILENT.set(true);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      SILENT.remove();
    }

    private static final class Filter extends TurboFilter {
      @Override
      public FilterReply decide(
          @Nullable Marker marker,
          Logger logger,
          Level level,
          @Nullable String format,
          Object @Nullable [] params,
          @Nullable Throwable thrown) {
        return SILENT.get() == null ? FilterReply.NEUTRAL : FilterReply.DENY;
      }
    }
  }
}
