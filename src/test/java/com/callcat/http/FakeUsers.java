package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.EndedSession;
import com.callcat.bus.TokenRequest.Refuse;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.EndedSessions;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Profile;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Edit;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.Preferences;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Stands in for the users: in memory, and with passwords in clear.
final class FakeUsers {
  static final UUID SESSION = UUID.fromString("5e55105e-0000-4000-8000-000000000007");
  static final UserId FIRST = new UserId(7);
  private static final String REFRESH_TOKEN = "opaque-refresh-token";

  final Map<String, Register> registered = new ConcurrentHashMap<>();
  final Map<UserId, Preferences> preferences = new ConcurrentHashMap<>();
  final Map<String, UserId> outside = new ConcurrentHashMap<>();
  final List<EndedSession> ended = new CopyOnWriteArrayList<>();
  private final AtomicLong outsiders = new AtomicLong(1000);
  private final InstantSource clock;
  private @Nullable Bus bus;
  private volatile Profile profile = nobody();

  FakeUsers(InstantSource clock) {
    this.clock = clock;
  }

  void start(Bus bus) {
    this.bus = bus;
  }

  void reset() {
    List.of(registered, preferences, outside).forEach(Map::clear);
    ended.clear();
    profile = nobody();
  }

  private static Profile nobody() {
    return new Profile(FIRST, "a@b.example", "A", "B", TestClock.START);
  }

  Future<?> answer(UserRequest<?> request) {
    return switch (request) {
      case UserRequest.EndSession end -> end(end.session(), end.expiresAt());
      case Register register -> Future.succeededFuture(register(register));
      case Login login -> Future.succeededFuture(logIn(login));
      case Refresh refresh -> Future.succeededFuture(refresh(refresh));
      case ChangePassword change -> Future.succeededFuture(changePassword(change));
      case UserRequest.ListEndedSessions list -> Future.succeededFuture(new EndedSessions(ended));
      case UserRequest.Identify(var issuer, var subject) ->
          Future.succeededFuture(
              outside.computeIfAbsent(
                  issuer + " " + subject, _ -> new UserId(outsiders.incrementAndGet())));
      case UserRequest.ReadProfile read -> Future.succeededFuture(profile);
      case ChangeProfile change -> Future.succeededFuture(changeProfile(change));
      case UserRequest.ReadPreferences(var user) -> Future.succeededFuture(preferencesOf(user));
      case UserRequest.RecallPreferences(var user) -> Future.succeededFuture(preferencesOf(user));
      case UserRequest.ChangePreferences(var user, var changes) ->
          Future.succeededFuture(changePreferences(user, changes));
      case UserRequest.PingUsers ping -> Future.succeededFuture(Done.DONE);
    };
  }

  private Future<Done> end(UUID session, Instant until) {
    var gone = new EndedSession(session, until);
    ended.add(gone);
    return Objects.requireNonNull(bus).ask(new Refuse(List.of(gone)));
  }

  private Session register(Register register) {
    if (registered.putIfAbsent(register.email(), register) != null) {
      throw problem(new Problem.EmailTaken());
    }
    return session(register);
  }

  private Session logIn(Login login) {
    var user = registered.get(login.email());
    if (user == null || !user.password().equals(login.password())) {
      throw problem(new Problem.WrongCredentials());
    }
    return session(user);
  }

  private Session refresh(Refresh refresh) {
    if (!refresh.refreshToken().equals(REFRESH_TOKEN)) {
      throw problem(new Problem.Unauthenticated("refresh token refused"));
    }
    return new Session(SESSION, profile, "the-next-refresh-token");
  }

  private Session session(Register user) {
    profile = new Profile(FIRST, user.email(), user.firstName(), user.lastName(), clock.instant());
    return new Session(SESSION, profile, REFRESH_TOKEN);
  }

  private static Done changePassword(ChangePassword change) {
    if (!change.currentPassword().equals("correct horse")) {
      throw problem(Problem.Invalid.of("currentPassword", "is not your password"));
    }
    return Done.DONE;
  }

  private Profile changeProfile(ChangeProfile change) {
    if ("taken@example.org".equals(change.email())) {
      throw problem(new Problem.EmailTaken());
    }
    profile =
        new Profile(
            change.userId(),
            or(change.email(), profile.email()),
            or(change.firstName(), profile.firstName()),
            or(change.lastName(), profile.lastName()),
            profile.createdAt());
    return profile;
  }

  private Preferences preferencesOf(UserId user) {
    return preferences.getOrDefault(user, Preferences.DEFAULT);
  }

  private Preferences changePreferences(UserId user, PreferenceEdits to) {
    var old = preferencesOf(user);
    var changed =
        new Preferences(
            Objects.requireNonNullElse(to.timezone(), old.timezone()),
            Objects.requireNonNullElse(to.defaultLanguage(), old.defaultLanguage()),
            edited(to.voiceId(), old.voiceId()),
            edited(to.systemPrompt(), old.systemPrompt()),
            Objects.requireNonNullElse(to.emailNotifications(), old.emailNotifications()));
    preferences.put(user, changed);
    return changed;
  }

  private static @Nullable String edited(Edit<String> edit, @Nullable String old) {
    return edit.wanted() ? edit.value() : old;
  }

  private static @Nullable String or(@Nullable String wanted, @Nullable String old) {
    return wanted != null ? wanted : old;
  }

  private static ProblemException problem(Problem problem) {
    return new ProblemException(problem);
  }
}
