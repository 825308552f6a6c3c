package com.callcat.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.StoreRequest;
import com.callcat.call.CallStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of a user's calls.
class CallListTest extends ApiTest {
  @ParameterizedTest
  @CsvSource({"limit=1, 1", "limit=100, 3", "'', 3", "status=SCHEDULED, 3", "status=FAILED, 0"})
  void a_list_holds_my_calls_only(String query, int count) {
    api.created();
    api.created();
    api.created();
    api.send(Api.json(api.as(Api.SOMEBODY_ELSE, "/api/calls"), "POST", Api.newCall("")));

    var list = api.get("/api/calls?" + query);

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.json().get("calls")).hasSize(count);
    assertThat(list.json().has("nextToken")).isEqualTo(count == 1);
    assertThat(list.json().findValues("retellCallData")).isEmpty();
  }

  @Test
  void a_list_is_twenty_long_unless_it_says_otherwise() {
    api.get("/api/calls");
    api.get("/api/calls?status=NO_SHOW&limit=7&nextToken=a%2Bb");

    assertThat(api.engine.asked)
        .containsExactly(
            new StoreRequest.ListCalls(Api.ME, null, 20, null),
            new StoreRequest.ListCalls(Api.ME, CallStatus.NO_SHOW, 7, "a+b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=",
        "limit=1.0",
        "limit=-1",
        "limit=+5",
        "limit=x",
        "limit=00020",
        "limit=99999999999",
        "status=scheduled",
        "status=",
        "status=DONE",
        "limit=1&limit=2",
        "status=FAILED&status=FAILED",
        "offset=3",
        "Limit=3",
        "nextToken=altered"
      })
  void a_list_refuses_what_it_does_not_know(String query) {
    var refused = api.get("/api/calls?" + query);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.faultyFields()).isNotEmpty();
  }

  @Test
  void all_faults_of_a_list_are_told_at_once() {
    var refused = api.get("/api/calls?limit=0&status=x&page=2");

    assertThat(refused.faultyFields()).containsExactlyInAnyOrder("limit", "status", "query");
  }
}
