package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.callcat.config.ConfigException;
import com.callcat.testing.CapturedLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WaitingTest {
  private final Waiting waiting = new Waiting(Duration.ofMillis(10), Duration.ofMillis(30));

  @Test
  void what_is_waited_for_is_told_regularly_and_once_more_at_the_end() {
    var never = Promise.<String>promise().future();
    waiting.on("the one that is there", Future.succeededFuture());
    waiting.on("one database", never);
    waiting.on("another", never);
    try (var log = CapturedLog.start()) {
      assertThatThrownBy(() -> waiting.await(never))
          .isInstanceOf(ConfigException.class)
          .hasMessageEndingWith("it still waits for one database and another.");
      assertThat(log.events())
          .filteredOn(event -> event.getLoggerName().equals(Waiting.class.getName()))
          .extracting(ILoggingEvent::getFormattedMessage)
          .hasSize(3)
          .containsOnly("the start waits for one database and another");
    }
  }

  @Test
  void what_begins_and_ends_meanwhile_comes_and_goes() {
    var first = Promise.<String>promise();
    var start = waiting.on("the first", first.future());
    first.fail(new IllegalStateException("broken"));
    waiting.on("the second", Promise.promise().future());
    assertThatThrownBy(() -> waiting.await(Promise.promise().future()))
        .hasMessageEndingWith("it still waits for the second.");
    assertThatThrownBy(() -> waiting.await(start)).hasMessage("broken");
  }

  /// Whenever it is told that something is waited for, the next thing begins.
  @Test
  void a_start_that_gets_on_may_take_longer() throws Exception {
    var start = Promise.<String>promise();
    var steps = new AtomicInteger();
    var log = (Logger) LoggerFactory.getLogger(Waiting.class);
    var next =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent told) {
            if (steps.incrementAndGet() < 10) {
              waiting.on("a step", Future.succeededFuture());
            } else {
              start.complete("done");
            }
          }
        };
    next.start();
    log.addAppender(next);
    try {
      assertThat(waiting.await(start.future())).isEqualTo("done");
    } finally {
      log.detachAppender(next);
    }
  }

  @Test
  void a_start_that_fails_because_something_timed_out_has_failed() {
    var failure = new TimeoutException("no answer");
    assertThatThrownBy(() -> waiting.await(Future.failedFuture(failure))).isSameAs(failure);
  }

  @Test
  void what_is_ready_is_handed_on() throws Exception {
    assertThat(waiting.await(Future.succeededFuture("ready"))).isEqualTo("ready");
  }
}
