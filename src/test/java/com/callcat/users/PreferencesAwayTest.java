package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.ReadPreferences;
import com.callcat.bus.UserRequest.RecallPreferences;
import com.callcat.call.Edit;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.Problem;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import com.callcat.testing.Faults;
import com.callcat.testing.PostgresFaultProxy;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is known of the users' preferences while the database is away.
class PreferencesAwayTest {
  private static final Problem AWAY = new Problem.Unavailable("users");
  private final Vertx vertx = Vertx.vertx();
  private final SettableClock clock = new SettableClock(NOW);
  private PostgresFaultProxy postgres;
  private UsersProcess process;
  private UsersProcess other;
  private UserId ada;

  @BeforeEach
  void start() {
    var uri = TestPostgres.freshDatabase();
    postgres = PostgresFaultProxy.before(vertx, uri, new Faults());
    process = UsersProcess.on(postgres.uri(), clock);
    other = UsersProcess.on(uri, clock);
    ada = process.register("ada@example.com").user().id();
  }

  @AfterEach
  void stop() {
    process.close();
    other.close();
    vertx.close().await();
  }

  @Test
  void what_was_read_is_known_however_long_the_database_is_away() {
    other.answer(prefer("Be brief."));
    assertThat(prompt()).isEqualTo("Be brief.");
    postgres.goAway();
    for (var hour = 0; hour < 5; hour++) {
      assertThat(prompt()).isEqualTo("Be brief.");
      clock.advance(Duration.ofHours(1));
    }
    assertThat(process.problem(new ReadPreferences(ada))).isEqualTo(AWAY);
    assertThat(process.problem(new Login("ada@example.com", UsersProcess.PASSWORD)))
        .isEqualTo(AWAY);
  }

  @Test
  void what_was_changed_here_is_known_without_being_read() {
    process.answer(prefer("Be kind."));
    postgres.goAway();
    assertThat(prompt()).isEqualTo("Be kind.");
  }

  @Test
  void what_another_process_changed_is_known_although_nobody_asked_for_it() throws Exception {
    assertThat(prompt()).isNull();
    other.answer(prefer("Be quick."));
    Eventually.until(
        () -> process.answer(new ReadPreferences(ada)), it -> it.systemPrompt() != null);
    postgres.goAway();
    assertThat(prompt()).isEqualTo("Be quick.");
  }

  @Test
  void what_was_never_read_is_not_made_up() {
    postgres.goAway();
    assertThat(process.problem(new RecallPreferences(ada))).isEqualTo(AWAY);
  }

  @Test
  void a_database_that_says_nothing_is_not_waited_for() {
    assertThat(prompt()).isNull();
    clock.advance(Duration.ofMinutes(2));
    postgres.fallSilent();
    assertThat(prompt()).isNull();
    assertThat(process.ask(new RecallPreferences(ada)).await().systemPrompt()).isNull();
  }

  @Test
  void when_the_database_is_back_what_it_says_counts() throws Exception {
    assertThat(prompt()).isNull();
    postgres.goAway();
    assertThat(prompt()).isNull();
    other.answer(prefer("Be back."));
    assertThat(prompt()).isNull();
    postgres.comeBack();
    clock.advance(Duration.ofSeconds(5));
    Eventually.until(this::prompt, "Be back."::equals);
  }

  private @Nullable String prompt() {
    return process.answer(new RecallPreferences(ada)).systemPrompt();
  }

  private ChangePreferences prefer(String prompt) {
    return new ChangePreferences(
        ada, new PreferenceEdits(null, null, Edit.none(), Edit.to(prompt), null));
  }
}
