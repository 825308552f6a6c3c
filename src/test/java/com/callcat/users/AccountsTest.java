package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;
import static com.callcat.users.UsersProcess.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.Identify;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Profile;
import com.callcat.bus.UserRequest.ReadPreferences;
import com.callcat.bus.UserRequest.ReadProfile;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Edit;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.Unauthenticated;
import com.callcat.call.Problem.WrongCredentials;
import com.callcat.call.TimeZone;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import com.callcat.testing.SettableClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final String NEW = "another horse";
  private static final Problem NOT_YOURS =
      Problem.Invalid.of("currentPassword", "is not your password");
  private static final Unauthenticated NOBODY = new Unauthenticated("no such user");
  private static final UserId MISSING = new UserId(404);

  private UsersProcess users;

  @BeforeEach
  void start() {
    users = UsersProcess.alone(new SettableClock(NOW));
  }

  @AfterEach
  void stop() {
    users.close();
  }

  @Test
  void a_new_password_ends_every_other_session() {
    var other = users.register("ada@example.com");
    var mine = users.login("ada@example.com");
    var bystander = users.register("eve@example.com");

    users.answer(change(mine, PASSWORD, NEW));

    assertThat(users.refused).containsOnlyKeys(other.id());
    assertThat(users.problem(new Refresh(other.refreshToken())))
        .isEqualTo(new Unauthenticated("refresh token refused"));
    assertThat(users.answer(new Refresh(mine.refreshToken()))).isNotNull();
    assertThat(users.answer(new Refresh(bystander.refreshToken()))).isNotNull();
    assertThat(users.problem(new Login("ada@example.com", PASSWORD)))
        .isEqualTo(new WrongCredentials());
    assertThat(users.answer(new Login("ada@example.com", NEW))).isNotNull();
  }

  @Test
  void a_wrong_current_password_changes_and_ends_nothing() {
    var other = users.register("ada@example.com");
    var mine = users.login("ada@example.com");

    assertThat(users.problem(change(mine, "wrong", NEW))).isEqualTo(NOT_YOURS);
    assertThat(users.refused).isEmpty();
    assertThat(users.answer(new Refresh(other.refreshToken()))).isNotNull();
    assertThat(users.login("ada@example.com")).isNotNull();
  }

  @Test
  void of_two_who_change_a_password_at_once_one_does() {
    var mine = users.register("ada@example.com");
    var attempts =
        new ArrayList<>(
            List.of(
                users.ask(change(mine, PASSWORD, NEW + 1)),
                users.ask(change(mine, PASSWORD, NEW + 2))));
    Future.join(attempts).otherwiseEmpty().await();

    assertThat(attempts).filteredOn(Future::succeeded).hasSize(1);
    assertThat(attempts)
        .filteredOn(Future::failed)
        .extracting(attempt -> UsersProcess.problem(attempt.cause()))
        .containsExactly(NOT_YOURS);
  }

  @Test
  void a_login_that_waited_for_a_new_password_fails_with_the_old_one() throws Exception {
    users.register("ada@example.com");
    try (var connection = users.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("UPDATE users SET password_hash = 'changed'");
      var login = users.ask(new Login("ada@example.com", PASSWORD));
      untilSomebodyWaits();
      connection.commit();

      assertThat(login.<Problem>map(_ -> null).otherwise(UsersProcess::problem).await())
          .isEqualTo(new WrongCredentials());
    }
    assertThat(users.read("SELECT count(*) FROM sessions")).isEqualTo("1");
  }

  @Test
  void a_new_password_also_ends_a_session_that_it_waited_for() throws Exception {
    var mine = users.register("ada@example.com");
    var late = UUID.randomUUID();
    try (var connection = users.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT FROM users FOR SHARE");
      statement.execute(
          """
          INSERT INTO sessions (id, user_id, created_at, expires_at)
          SELECT '%s', user_id, created_at, expires_at FROM sessions"""
              .formatted(late));
      var change = users.ask(change(mine, PASSWORD, NEW));
      untilSomebodyWaits();
      connection.commit();
      change.await();
    }
    assertThat(users.refused).containsOnlyKeys(late);
  }

  private void untilSomebodyWaits() throws Exception {
    Eventually.until(
        () ->
            users.read(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND wait_event_type = 'Lock'"),
        "1"::equals);
  }

  @Test
  void a_profile_changes_where_it_is_told_to() {
    var ada = users.register("ada@example.com").user();

    assertThat(users.answer(new ReadProfile(ada.id()))).isEqualTo(ada);
    var changed = users.answer(new ChangeProfile(ada.id(), " A@Example.com", null, "Byron"));
    assertThat(changed)
        .isEqualTo(new Profile(ada.id(), "a@example.com", "Ada", "Byron", ada.createdAt()));
    assertThat(users.answer(new ChangeProfile(ada.id(), null, null, null))).isEqualTo(changed);
    assertThat(users.answer(new ReadProfile(ada.id()))).isEqualTo(changed);
    assertThat(users.login("a@example.com").user()).isEqualTo(changed);
  }

  @Test
  void an_address_of_somebody_else_is_taken() {
    var ada = users.register("ada@example.com").user();
    users.register("eve@example.com");

    assertThat(users.problem(new ChangeProfile(ada.id(), "EVE@example.com", "Eve", null)))
        .isEqualTo(new EmailTaken());
    assertThat(users.answer(new ReadProfile(ada.id()))).isEqualTo(ada);
    assertThat(users.answer(new ChangeProfile(ada.id(), "ADA@example.com", null, null)))
        .isEqualTo(ada);
  }

  @Test
  void an_outside_user_is_made_on_first_sight_and_is_the_same_from_then_on() {
    var first = new ArrayList<Future<UserId>>();
    for (var i = 0; i < 10; i++) {
      first.add(users.ask(new Identify("https://issuer.example", "ada")));
    }
    Future.all(first).await();

    assertThat(first).extracting(Future::result).containsOnly(first.getFirst().result());
    assertThat(users.answer(new Identify("https://issuer.example", "ada")))
        .isEqualTo(first.getFirst().result())
        .isNotEqualTo(users.answer(new Identify("https://issuer.example", "Ada")))
        .isNotEqualTo(users.answer(new Identify("https://other.example", "ada")));
  }

  @Test
  void an_outside_user_is_nobody_who_registered_here() {
    var ada = users.register("ada@example.com").user();
    var outsider = users.answer(new Identify("https://issuer.example", "ada@example.com"));

    assertThat(outsider).isNotEqualTo(ada.id());
    assertThat(users.answer(new ReadProfile(outsider)))
        .isEqualTo(new Profile(outsider, null, null, null, NOW));
    assertThat(users.problem(new ChangeProfile(outsider, "ada@example.com", null, null)))
        .isEqualTo(new EmailTaken());
  }

  @Test
  void an_outside_user_has_no_password() {
    var outsider = users.answer(new Identify("https://issuer.example", "ada"));
    users.answer(new ChangeProfile(outsider, "ada@example.com", null, "Lovelace"));

    assertThat(users.answer(new ReadProfile(outsider)).fullName()).isEqualTo("Lovelace");
    for (var password : new String[] {PASSWORD, "", "null"}) {
      assertThat(users.problem(new Login("ada@example.com", password)))
          .isEqualTo(new WrongCredentials());
      assertThat(users.problem(new ChangePassword(outsider, UUID.randomUUID(), password, NEW)))
          .isEqualTo(NOT_YOURS);
    }
  }

  @Test
  void preferences_have_defaults_and_change_where_they_are_told_to() {
    var ada = users.register("ada@example.com").user().id();
    assertThat(users.answer(new ReadPreferences(ada))).isEqualTo(Preferences.DEFAULT);

    var tokyo = TimeZone.of("Asia/Tokyo");
    change(ada, new PreferenceEdits(tokyo, "ja-JP", Edit.to("v1"), Edit.to("Be kind."), false));
    assertThat(users.answer(new ReadPreferences(ada)))
        .isEqualTo(new Preferences(tokyo, "ja-JP", "v1", "Be kind.", false));

    change(ada, new PreferenceEdits(null, null, Edit.none(), Edit.to(null), null));
    assertThat(users.answer(new ReadPreferences(ada)))
        .isEqualTo(new Preferences(tokyo, "ja-JP", "v1", null, false));
    change(ada, new PreferenceEdits(null, "en", Edit.to(null), Edit.none(), true));
    assertThat(users.answer(new ReadPreferences(ada)))
        .isEqualTo(new Preferences(tokyo, "en", null, null, true));
  }

  @Test
  void a_time_zone_is_kept_under_the_name_that_its_user_has_for_it() {
    var ada = users.register("ada@example.com").user().id();
    var eastern = TimeZone.of("EST");
    change(ada, new PreferenceEdits(eastern, null, Edit.none(), Edit.none(), null));

    assertThat(users.answer(new ReadPreferences(ada)).timezone()).isEqualTo(eastern);
  }

  @Test
  void preferences_that_are_changed_at_once_do_not_undo_each_other() {
    var ada = users.register("ada@example.com").user().id();
    Future.all(
            users.ask(changes(ada, "de", Edit.none())),
            users.ask(changes(ada, null, Edit.to("v1"))))
        .await();

    assertThat(users.answer(new ReadPreferences(ada)))
        .isEqualTo(new Preferences(TimeZone.of("UTC"), "de", "v1", null, true));
  }

  @Test
  void who_is_not_there_is_told_to_log_in() {
    assertThat(users.problem(new ReadProfile(MISSING))).isEqualTo(NOBODY);
    assertThat(users.problem(new ChangeProfile(MISSING, "a@b.example", null, null)))
        .isEqualTo(NOBODY);
    assertThat(users.problem(new ChangePassword(MISSING, UUID.randomUUID(), PASSWORD, NEW)))
        .isEqualTo(NOBODY);
    assertThat(users.problem(changes(MISSING, "de", Edit.none()))).isEqualTo(NOBODY);
  }

  private void change(UserId user, PreferenceEdits changes) {
    var answer = users.answer(new ChangePreferences(user, changes));
    assertThat(answer).isEqualTo(users.answer(new ReadPreferences(user)));
  }

  private static ChangePreferences changes(
      UserId user, @Nullable String language, Edit<String> voice) {
    return new ChangePreferences(
        user, new PreferenceEdits(null, language, voice, Edit.none(), null));
  }

  private static ChangePassword change(Session session, String current, String wanted) {
    return new ChangePassword(session.user().id(), session.id(), current, wanted);
  }
}
