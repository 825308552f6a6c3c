package com.callcat.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkheadTest {
  @Test
  void whoever_finds_no_room_reads_when_another_has_finished_however_that_went() {
    var bulkhead = new Bulkhead(64);
    var reading = new ArrayList<Promise<Void>>();
    IntStream.range(0, 200)
        .forEach(
            _ ->
                bulkhead.take(
                    () -> {
                      var read = Promise.<Void>promise();
                      reading.add(read);
                      return read.future();
                    }));
    assertThat(reading).hasSize(64);
    reading.getFirst().complete();
    reading.get(1).fail("no answer");
    assertThat(reading).hasSize(66);
    for (var n = 2; n < reading.size(); n++) {
      reading.get(n).complete();
    }
    assertThat(reading).hasSize(200);
  }

  @Test
  void any_number_may_wait_for_what_is_then_done_at_once() {
    var bulkhead = new Bulkhead(1);
    var first = Promise.<String>promise();
    bulkhead.take(first::future);
    var others =
        IntStream.range(0, 100_000)
            .mapToObj(n -> bulkhead.take(() -> n % 2 == 0 ? done() : Future.failedFuture("no")))
            .toList();
    assertThat(others).noneMatch(Future::isComplete);
    first.complete();
    assertThat(others).allMatch(Future::isComplete);
    assertThat(bulkhead.take(BulkheadTest::done).isComplete()).isTrue();
  }

  private static Future<String> done() {
    return Future.succeededFuture("done");
  }
}
