package com.callcat.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentWritersTest {
  private final RecentWriters writers = new RecentWriters("this one");

  @Test
  void this_process_and_one_that_is_not_known_are_not_told() {
    writers.add("this one");
    writers.add(null);
    assertThat(writers.all()).isEmpty();
  }

  @Test
  void of_many_the_last_four_are_told() {
    IntStream.range(0, 50).forEach(n -> writers.add("process " + n));
    writers.add("process 46");
    assertThat(writers.all())
        .containsExactly("process 47", "process 48", "process 49", "process 46");
  }
}
