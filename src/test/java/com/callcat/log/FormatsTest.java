package com.callcat.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;

/// How the same line is written for people and for machines.
class FormatsTest {
  private static final CallKey KEY =
      new CallKey(
          new UserId(7), new CallId(UUID.fromString("0190a5b0-0000-7000-8000-000000000001")));

  private final LoggerContext context = new LoggerContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void json_is_one_line_even_with_a_stack_trace() throws Exception {
    var text = written("json", new IllegalStateException("outer", new RuntimeException("inner")));

    assertThat(text.lines()).hasSize(1);
    var line = new JsonObject(text);
    assertThat(line.fieldNames())
        .containsExactlyInAnyOrder(
            "time", "level", "logger", "thread", "message", "userId", "callId", "stackTrace");
    assertThat(line.getString("message")).isEqualTo("it \"broke\" here");
    assertThat(line.getString("level")).isEqualTo("WARN");
    assertThat(line.getLong("userId")).isEqualTo(7);
    assertThat(line.getString("callId")).isEqualTo(KEY.callId().toString());
    assertThat(line.getString("stackTrace")).contains("outer", "inner", "FormatsTest");
  }

  @Test
  void plain_says_the_fields_behind_the_text() throws Exception {
    assertThat(written("plain", null))
        .contains("WARN ", "it \"broke\" here userId=7 callId=" + KEY.callId());
  }

  private String written(String format, @Nullable Throwable thrown) throws Exception {
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putProperty("callcat.log", format);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(getClass().getResource("/logback.xml")).openStream());
    var logger = context.getLogger(FormatsTest.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    logger.addAppender(lines);
    CallLine.of(logger.atWarn(), KEY).setCause(thrown).log("it \"broke\" {}", "here");
    return new String(appender().getEncoder().encode(lines.list.getFirst()), UTF_8);
  }

  @SuppressWarnings("unchecked") // that is how Logback hands them out
  private OutputStreamAppender<ILoggingEvent> appender() {
    var log = (BoundedAsyncAppender) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("log");
    return (OutputStreamAppender<ILoggingEvent>) log.getAppender("lines");
  }
}
