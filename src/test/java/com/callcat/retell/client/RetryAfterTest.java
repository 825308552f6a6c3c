package com.callcat.retell.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-10-21T07:28:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry-after-ms|1500|PT1.5S",
        "retry-after-ms|0|",
        "retry-after-ms|-5|",
        "retry-after|7|PT7S",
        "retry-after|1.5|PT1.5S",
        "Retry-After|600|PT10M",
        "retry-after|601|PT10M",
        "retry-after|1e99|PT10M",
        "retry-after|Infinity|PT10M",
        "retry-after|NaN|",
        "retry-after|-1|",
        "retry-after|0|",
        "retry-after|soon|",
        "retry-after|''|",
        "retry-after|Wed, 21 Oct 2026 07:29:30 GMT|PT1M30S",
        "retry-after|Wed, 21 Oct 2026 07:27:00 GMT|",
        "retry-after|Thu, 21 Oct 2027 07:28:00 GMT|PT10M",
        "other|7|"
      })
  void each_form_is_read_and_nonsense_is_not(String header, String value, Duration wait) {
    var headers = MultiMap.caseInsensitiveMultiMap().add(header, value);
    assertThat(RetryAfter.read(headers, NOW)).isEqualTo(wait);
  }

  @Test
  void milliseconds_go_first_unless_they_are_nonsense() {
    var headers = MultiMap.caseInsensitiveMultiMap().add("retry-after", "7");
    assertThat(RetryAfter.read(headers.add("retry-after-ms", "x"), NOW)).hasSeconds(7);
    assertThat(RetryAfter.read(headers.set("retry-after-ms", "20"), NOW)).hasMillis(20);
  }
}
