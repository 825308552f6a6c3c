package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> NAMES = List.of("scheduledAt", "scheduledFor", "subject");

  @Test
  void the_nearest_name_is_guessed() {
    assertThat(Spelling.nearest("scheduledAtt", NAMES)).isEqualTo("scheduledAt");
    assertThat(Spelling.nearest("ScheduledFOR", NAMES)).isEqualTo("scheduledFor");
    assertThat(Spelling.nearest("sbjct", NAMES)).isEqualTo("subject");
  }

  @Test
  void nothing_is_guessed_where_nothing_is_near() {
    assertThat(Spelling.nearest("callId", NAMES)).isNull();
    assertThat(Spelling.nearest("", NAMES)).isNull();
  }
}
