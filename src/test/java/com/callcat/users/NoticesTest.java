package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.ReadPreferences;
import com.callcat.call.Edit;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.UserId;
import com.callcat.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What two processes that share a database know of each other, also when it is not told.
class NoticesTest extends TwoProcessesCase {
  @Test
  void a_connection_that_is_lost_is_made_again() throws Exception {
    var session = one.register("ada@example.com");
    cutOff();
    Eventually.until(() -> one.read("SELECT count(*)" + listeners(database())), "2"::equals);

    one.answer(new EndSession(session.user().id(), session.id(), NOW));
    Eventually.until(() -> other.refused, refused -> refused.containsKey(session.id()));
  }

  @Test
  void what_no_notice_told_is_read_after_a_while() throws Exception {
    var session = one.register("ada@example.com");

    one.write("UPDATE sessions SET ended_at = '%s', refused_until = '%s'".formatted(NOW, later()));
    Eventually.until(() -> other.refused, refused -> refused.containsKey(session.id()));
    assertThat(other.refused).containsEntry(session.id(), later());
  }

  @Test
  void a_notice_of_somebody_else_does_no_harm() throws Exception {
    var session = one.register("ada@example.com");
    one.write("NOTIFY callcat_sessions, 'nonsense'; NOTIFY callcat_sessions");
    one.write("NOTIFY callcat_preferences, 'nonsense'; NOTIFY callcat_preferences");

    one.answer(new EndSession(session.user().id(), session.id(), NOW));
    Eventually.until(() -> other.refused, refused -> refused.containsKey(session.id()));
  }

  @Test
  void preferences_are_remembered_until_somebody_changes_them() throws Exception {
    var user = one.register("ada@example.com").user().id();
    assertThat(voice(other, user)).isNull();
    one.write("INSERT INTO preferences (user_id, voice_id) VALUES (%s, 'unseen')".formatted(user));
    assertThat(voice(other, user)).isNull();

    one.answer(new ChangePreferences(user, voice("seen")));
    assertThat(voice(one, user)).isEqualTo("seen");
    Eventually.until(() -> voice(other, user), "seen"::equals);
  }

  @Test
  void preferences_are_remembered_for_a_minute_at_most() throws Exception {
    var user = one.register("ada@example.com").user().id();
    assertThat(voice(one, user)).isNull();
    one.write("INSERT INTO preferences (user_id, voice_id) VALUES (%s, 'late')".formatted(user));

    clock.advance(Duration.ofSeconds(59));
    assertThat(voice(one, user)).isNull();
    clock.advance(Duration.ofSeconds(1));
    assertThat(voice(one, user)).isEqualTo("late");
  }

  @Test
  void preferences_are_not_remembered_while_no_notices_arrive() throws Exception {
    var user = one.register("ada@example.com").user().id();
    assertThat(voice(one, user)).isNull();
    var database = database();
    try (var connection = UsersProcess.connect(uri.replace(database, "postgres"));
        var statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS false");
      statement.execute("SELECT pg_terminate_backend(pid)" + listeners(database));
      // Over a connection that the pool has kept; no notice of it arrives.
      other.answer(new ChangePreferences(user, voice("now")));
      Eventually.until(() -> voice(one, user), "now"::equals);
      other.answer(new ChangePreferences(user, voice("then")));
      assertThat(voice(one, user)).isEqualTo("then");
      statement.execute("ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS true");
    }
  }

  private String database() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  private static String listeners(String database) {
    return " FROM pg_stat_activity WHERE datname = '%s' AND query LIKE 'LISTEN%%'"
        .formatted(database);
  }

  private void cutOff() throws Exception {
    one.read("SELECT count(pg_terminate_backend(pid))" + listeners(database()));
  }

  private static Instant later() {
    return NOW.plus(Duration.ofHours(1));
  }

  private static @Nullable String voice(UsersProcess process, UserId user) {
    return process.answer(new ReadPreferences(user)).voiceId();
  }

  private static PreferenceEdits voice(String voice) {
    return new PreferenceEdits(null, null, Edit.to(voice), Edit.none(), null);
  }
}
