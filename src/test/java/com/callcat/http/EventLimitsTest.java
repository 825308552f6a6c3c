package com.callcat.http;

import static com.callcat.http.Api.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.callcat.testing.EventClient;
import com.callcat.testing.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets no stream, and when one ends.
class EventLimitsTest extends EventStreamCase {
  @Test
  void a_user_has_no_more_than_so_many_streams_until_one_is_closed() throws Exception {
    for (var n = 0; n < StreamLimit.OF_A_USER; n++) {
      opened(api.mine(PATH));
    }
    var refused = api.get(PATH);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    opened(api.as(SOMEBODY_ELSE, PATH));
    open.removeFirst().close();
    Eventually.until(() -> openStreams(), count -> count == StreamLimit.OF_A_USER);
    assertThat(listen(api.mine(PATH)).response().statusCode()).isEqualTo(200);
  }

  @Test
  void a_process_has_no_more_than_so_many_streams() throws Exception {
    for (var n = 0; n < Api.MOST_STREAMS; n++) {
      opened(api.as(new UserId(100 + n), PATH));
    }
    var refused = api.get(PATH);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  @Test
  void a_stream_ends_with_its_token() throws Exception {
    var stream = opened(api.mine(PATH));
    api.clock.pass(Duration.ofMinutes(61));
    assertThat(stream.ends()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "1", "-1.0", "1.-1", "01.0", "1.0.0", "99999999999999999999.0"})
  void an_id_that_is_none_is_refused(String id) {
    var answer = api.send(api.mine(PATH).header("Last-Event-ID", id));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.faultyFields()).containsExactly("Last-Event-ID");
  }

  @Test
  void an_id_that_was_never_given_out_is_refused() {
    var answer = api.send(api.mine(PATH).header("Last-Event-ID", "5000.0"));
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void only_those_who_take_events_get_them() throws Exception {
    assertThat(api.send(api.mine(PATH).header("Accept", "application/json")).status())
        .isEqualTo(406);
    for (var accept : List.of("text/event-stream", "text/*", "*/*;q=0.1")) {
      assertThat(listen(api.mine(PATH).header("Accept", accept)).response().statusCode())
          .isEqualTo(200);
    }
    assertThat(api.send(api.mine("/api/calls").header("Accept", "text/event-stream")).status())
        .isEqualTo(406);
  }

  @Test
  void without_a_token_or_with_another_method_there_are_no_events() {
    assertThat(api.send(api.anonymous(PATH)).status()).isEqualTo(401);
    var answer = api.post(PATH, "{}");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, OPTIONS");
  }

  @Test
  void while_the_store_is_down_a_stream_is_refused_and_an_open_one_stays() throws Exception {
    var stream = opened(api.mine(PATH));
    api.engine.failure = () -> new ProblemException(new Problem.Unavailable("calls"));
    assertThat(api.get(PATH).status()).isEqualTo(503);
    api.engine.failure = null;
    var call = changed(api.created());
    assertThat(callId(stream.next())).isEqualTo(call.key().callId().toString());
    assertThat(openStreams()).isEqualTo(1);
  }

  @Test
  void a_program_that_stops_ends_its_streams() throws Exception {
    EventClient stream;
    try (var stopped = new Api()) {
      stream = EventClient.open(stopped.mine(PATH).build());
      stream.next();
    }
    assertThat(stream.ends()).isTrue();
    stream.close();
  }
}
