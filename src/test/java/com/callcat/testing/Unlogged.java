package com.callcat.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/// A class that has the engine do so much that nobody could read what it logs. The log is silent
/// meanwhile, so whoever listens to it waits.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Unlogged.Silence.class)
@ResourceLock(CapturedLog.LEVEL)
public @interface Unlogged {

  /// Before the class and after it.
  final class Silence implements BeforeAllCallback, AfterAllCallback {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("com.callcat");

    @Override
    public void beforeAll(ExtensionContext context) {
      LOG.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      LOG.setLevel(Level.INFO);
    }
  }
}
