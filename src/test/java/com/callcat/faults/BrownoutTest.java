package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.Eventually;
import com.callcat.testing.Fault;
import org.junit.jupiter.api.Test;

/// The database carries out what it is asked, and for longer than a lease nobody is told so.
class BrownoutTest {
  private static final String CLAIM = "UpdateItem callcat-calls ASKING";
  private static final int MANY = 10_000;

  @Test
  void a_call_whose_claim_was_never_confirmed_is_dialled_when_the_database_is_back()
      throws Exception {
    try (var world = ProgramUnderFaults.start(3)) {
      var mira = Customer.register(world.urls(), "mira");
      for (var n = 0; n < MANY; n++) {
        world.faults.plan(CLAIM, Fault.AFTER);
      }
      var id = mira.call("+15553001234");
      Eventually.until(world.faults::seen, seen -> seen.contains(CLAIM));
      for (var n = 0; n < MANY; n++) {
        world.faults.plan("GetItem callcat-calls", Fault.BEFORE);
      }
      var back = world.clock.instant().plusSeconds(8);
      Eventually.until(world.clock::instant, now -> now.isAfter(back));
      world.faults.forget();
      var call = mira.untilEnded(id);
      assertThat(call.getString("status")).as("%s", call).isEqualTo("COMPLETED");
    }
  }
}
