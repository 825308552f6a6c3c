package com.callcat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/// The database of the users is away, and everything goes on but logging in.
class UsersAwayTest {
  @Test
  void calls_are_made_and_dialled_with_the_last_known_preferences() throws Exception {
    try (var world = ProgramUnderFaults.start()) {
      var mira = Customer.register(world.urls(), "mira");
      var wishes =
          new JsonObject().put("systemPrompt", "Be brief.").put("timezone", "Asia/Kathmandu");
      mira.client().ask("PUT", "/api/user/preferences", wishes);
      var due = Customer.wanted("+15553001234").put("scheduledAt", world.clock.millis() + 2_000);
      var planned = mira.create(due);
      world.postgres.goAway();
      var instant = mira.call("+15553001235");
      for (var id : new String[] {planned, instant}) {
        var call = mira.untilEnded(id);
        assertThat(call.getString("status")).as("%s", call).isEqualTo("COMPLETED");
        var sent = new JsonObject(mira.get(id).getString("retellCallData"));
        assertThat(sent.getJsonObject("retell_llm_dynamic_variables").getString("user_prompt"))
            .isEqualTo("Be brief.");
      }
      assertThat(mira.client().once("GET", "/api/user/preferences", null)).isEqualTo(503);
      world.postgres.comeBack();
      mira.login(Customer.PASSWORD);
    }
  }
}
