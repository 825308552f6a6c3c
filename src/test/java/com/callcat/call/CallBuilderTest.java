package com.callcat.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallBuilderTest {
  private static final Instant CREATED = Calls.NOW;
  private static final Instant UPDATED = CREATED.plusSeconds(1);

  @Test
  void each_part_comes_to_its_place() {
    var call = builder().version(7).updatedAt(UPDATED).cancelRequested(true).build();

    assertThat(call.version()).isEqualTo(7);
    assertThat(call.createdAt()).isEqualTo(CREATED);
    assertThat(call.updatedAt()).isEqualTo(UPDATED);
    assertThat(call.cancelRequested()).isTrue();
    assertThat(call.byHand()).isFalse();
    assertThat(builder().byHand(true).build())
        .extracting(Call::byHand, Call::cancelRequested)
        .containsExactly(true, false);
  }

  @Test
  void a_copy_is_the_same_but_for_what_was_changed() {
    var call = builder().version(7).updatedAt(UPDATED).cancelRequested(true).build();

    assertThat(CallBuilder.of(call).build()).isEqualTo(call);
    var started = CallBuilder.of(call).status(CallStatus.IN_PROGRESS).build();
    assertThat(started).isNotEqualTo(call);
    assertThat(CallBuilder.of(started).status(CallStatus.SCHEDULED).build()).isEqualTo(call);
  }

  @Test
  void what_is_not_said_is_that_of_a_first_version() {
    var call = builder().build();

    assertThat(call.version()).isEqualTo(1);
    assertThat(call.updatedAt()).isEqualTo(CREATED);
    assertThat(call)
        .extracting(Call::attempt, Call::due, Call::dialled, Call::ending, Call::findings)
        .containsOnlyNulls();
  }

  private static CallBuilder builder() {
    var call = Calls.scheduled();
    return new CallBuilder(call.key(), CallStatus.SCHEDULED, call.brief(), CREATED);
  }
}
