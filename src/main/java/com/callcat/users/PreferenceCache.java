package com.callcat.users;

import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.call.Preferences;
import com.callcat.call.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Remembers the preferences that were read, because each dialled call asks for them. A notice of a
/// change makes it forget, also what is being read at that moment; while no notices arrive it
/// remembers nothing.
final class PreferenceCache {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int MOST_USERS = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PreferenceTable table;
  private final Notices notices;
  private final Cache<UserId, Future<Preferences>> remembered;

  PreferenceCache(PreferenceTable table, Notices notices, InstantSource clock) {
    this.table = table;
    this.notices = notices;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(MOST_USERS)
            .expireAfterWrite(LONGEST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  Future<Preferences> read(UserId user) {
    if (!notices.arrive()) {
      return table.read(user);
    }
    var preferences = remembered.get(user, table::read);
    return preferences.onFailure(_ -> remembered.asMap().remove(user, preferences));
  }

  Future<Preferences> change(ChangePreferences change) {
    return table.change(change).onSuccess(_ -> remembered.invalidate(change.userId()));
  }

  /// Somebody has changed the preferences of the user whose number this is.
  void hear(String notice) {
    if (NUMBER.matcher(notice).matches()) {
      remembered.invalidate(new UserId(Long.parseLong(notice)));
    } else {
      forgetAll();
    }
  }

  void forgetAll() {
    remembered.invalidateAll();
  }
}
