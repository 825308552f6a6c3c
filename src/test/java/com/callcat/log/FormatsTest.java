package com.callcat.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.UserId;
import com.callcat.testing.LogFormat;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How the same line is written for people and for machines.
class FormatsTest {
  private static final CallKey KEY =
      new CallKey(
          new UserId(7), new CallId(UUID.fromString("0190a5b0-0000-7000-8000-000000000001")));

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

  private static String written(String format, @Nullable Throwable thrown) throws Exception {
    return LogFormat.written(
        format,
        log -> CallLine.of(log.atWarn(), KEY).setCause(thrown).log("it \"broke\" {}", "here"));
  }
}
