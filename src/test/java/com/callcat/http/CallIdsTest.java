package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallIdsTest {
  private final TestClock clock = new TestClock();
  private final CallIds ids = new CallIds(clock, new Random(1));

  @Test
  void an_id_holds_the_time_it_was_made() {
    var id = ids.next().value();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TestClock.START.toEpochMilli());
  }

  @Test
  void ids_grow_within_one_millisecond_too() {
    var made = new ArrayList<String>();
    for (var i = 0; i < 1000; i++) {
      made.add(ids.next().toString());
    }
    clock.pass(Duration.ofMillis(1));
    made.add(ids.next().toString());

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }
}
