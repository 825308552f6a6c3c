package com.callcat.users;

import static java.util.Objects.requireNonNullElse;

import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.call.Preferences;
import com.callcat.call.TimeZone;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/// The SQL of the users' preferences. A preference that was never set is read as its default.
final class PreferenceTable {
  private static final String READ = "SELECT * FROM preferences WHERE user_id = $1";
  private final Database database;

  PreferenceTable(Database database) {
    this.database = database;
  }

  Future<Preferences> read(UserId user) {
    return database
        .run(READ, Tuple.of(user.value()))
        .map(rows -> rows.size() == 0 ? Preferences.DEFAULT : preferences(rows.iterator().next()));
  }

  private static final String CHANGE =
      """
      INSERT INTO preferences AS old
        (user_id, timezone, default_language, voice_id, system_prompt, email_notifications)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (user_id) DO UPDATE SET
        timezone = coalesce(excluded.timezone, old.timezone),
        default_language = coalesce(excluded.default_language, old.default_language),
        voice_id = CASE WHEN $7 THEN excluded.voice_id ELSE old.voice_id END,
        system_prompt = CASE WHEN $8 THEN excluded.system_prompt ELSE old.system_prompt END,
        email_notifications = coalesce(excluded.email_notifications, old.email_notifications)
      RETURNING *, pg_notify('callcat_preferences', user_id::text)::text AS told
      """;

  /// Changes preferences and notifies all processes. Unauthenticated if there is no such user.
  Future<Preferences> change(ChangePreferences change) {
    var to = change.changes();
    var values =
        Tuple.of(change.userId().value())
            .addString(to.timezone() == null ? null : to.timezone().name())
            .addString(to.defaultLanguage())
            .addString(to.voiceId().value())
            .addString(to.systemPrompt().value())
            .addBoolean(to.emailNotifications())
            .addBoolean(to.voiceId().wanted())
            .addBoolean(to.systemPrompt().wanted());
    return database.run(CHANGE, values).map(rows -> preferences(rows.iterator().next()));
  }

  private static Preferences preferences(Row row) {
    var unsaid = Preferences.DEFAULT;
    return new Preferences(
        zone(row.getString("timezone")),
        requireNonNullElse(row.getString("default_language"), unsaid.defaultLanguage()),
        row.getString("voice_id"),
        row.getString("system_prompt"),
        requireNonNullElse(row.getBoolean("email_notifications"), unsaid.emailNotifications()));
  }

  private static TimeZone zone(@Nullable String name) {
    return name == null ? Preferences.DEFAULT.timezone() : TimeZone.of(name);
  }
}
