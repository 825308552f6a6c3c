package com.callcat.retell.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.RetellRequest.Concurrency;
import com.callcat.bus.RetellRequest.ReadConcurrency;
import com.callcat.retell.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest extends RetellClientCase {

  @Test
  void what_is_reserved_for_incoming_calls_is_not_ours() throws Exception {
    retell.answers("200 OK", Fixtures.text("get-concurrency.200.json"));
    deploy(PATIENT);
    assertThat(ask(new ReadConcurrency())).isEqualTo(new Concurrency(18));
    assertOneRequest("GET /get-concurrency HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"concurrency_limit\": \"many\"}",
        "{\"concurrency_limit\": 1e99}"
      })
  void an_answer_without_a_limit_is_none(String body) {
    retell.answers("200 OK", body);
    deploy(PATIENT);
    assertUnavailable(new ReadConcurrency());
  }

  @Test
  void an_error_is_no_limit() {
    retell.answers("401 No", "{\"concurrency_limit\": 1}");
    deploy(PATIENT);
    assertUnavailable(new ReadConcurrency());
  }
}
