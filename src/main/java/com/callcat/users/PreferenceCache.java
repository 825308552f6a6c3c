package com.callcat.users;

import com.callcat.bus.CallerContext;
import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Caches users' preferences, because each dialled call needs them. A notification about a change
/// removes an entry, also one that is being read at that moment. While no notifications can arrive,
/// nothing is cached. In addition the last known preferences are kept for the time when the
/// database is unavailable.
final class PreferenceCache {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int MOST_USERS = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /// How long a due call waits for the database. If the database has not answered, other calls do
  /// not wait for it during [#AWAY].
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration AWAY = Duration.ofSeconds(5);

  private final PreferenceTable table;
  private final Notices notices;
  private final InstantSource clock;
  private final Cache<UserId, Future<Preferences>> remembered;
  private final Cache<UserId, Preferences> lastKnown =
      Caffeine.newBuilder().maximumSize(MOST_USERS).executor(Runnable::run).build();
  private Instant awayUntil = Instant.MIN;

  PreferenceCache(PreferenceTable table, Notices notices, InstantSource clock) {
    this.table = table;
    this.notices = notices;
    this.clock = clock;
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(MOST_USERS)
            .expireAfterWrite(LONGEST)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
  }

  /// Reads the current preferences.
  Future<Preferences> read(UserId user) {
    if (!notices.arrive()) {
      return load(user);
    }
    var preferences = remembered.get(user, this::load);
    return CallerContext.bring(preferences)
        .onFailure(_ -> remembered.asMap().remove(user, preferences));
  }

  /// Reads the current preferences, or the last known ones if the database does not answer soon.
  /// Unavailable if it does not and none are known.
  Future<Preferences> recall(UserId user) {
    var last = lastKnown.getIfPresent(user);
    if (last == null) {
      return soon(user);
    }
    return clock.instant().isBefore(awayUntil)
        ? Future.succeededFuture(last)
        : soon(user).otherwise(last);
  }

  private Future<Preferences> soon(UserId user) {
    return read(user)
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            _ -> {
              awayUntil = clock.instant().plus(AWAY);
              return Future.failedFuture(new ProblemException(new Problem.Unavailable("users")));
            });
  }

  private Future<Preferences> load(UserId user) {
    return table.read(user).onSuccess(preferences -> lastKnown.put(user, preferences));
  }

  Future<Preferences> change(ChangePreferences change) {
    return table
        .change(change)
        .onSuccess(
            preferences -> {
              remembered.invalidate(change.userId());
              lastKnown.put(change.userId(), preferences);
            });
  }

  /// Handles the notification that the preferences of a user have changed.
  void hear(String notice) {
    if (NUMBER.matcher(notice).matches()) {
      forget(new UserId(Long.parseLong(notice)));
    } else {
      forgetAll();
    }
  }

  /// Removes a user's entry. The last known preferences are read again at once, because they may be
  /// needed when the database is unavailable.
  private void forget(UserId user) {
    remembered.invalidate(user);
    if (lastKnown.getIfPresent(user) != null) {
      var _ = read(user);
    }
  }

  void forgetAll() {
    remembered.invalidateAll();
  }
}
