package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.Profile;
import com.callcat.bus.UserRequest.ReadPreferences;
import com.callcat.bus.UserRequest.ReadProfile;
import com.callcat.call.Preferences;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/// The routes of a user's own profile, preferences and password.
final class UserRoutes {
  private final Bus bus;
  private final AuthenticationLimit attempts;

  UserRoutes(Bus bus, AuthenticationLimit attempts) {
    this.bus = bus;
    this.attempts = attempts;
  }

  Future<?> profile(RoutingContext ctx) {
    return answerProfile(ctx, new ReadProfile(Authentication.userId(ctx)));
  }

  Future<?> changeProfile(RoutingContext ctx) {
    return answerProfile(ctx, UserInput.profile(Authentication.userId(ctx), JsonBody.fields(ctx)));
  }

  private Future<?> answerProfile(RoutingContext ctx, UserRequest<Profile> request) {
    return bus.ask(request)
        .compose(profile -> JsonWriter.answer(ctx, 200, json -> UserJson.write(json, profile)));
  }

  Future<?> preferences(RoutingContext ctx) {
    return answerPreferences(ctx, new ReadPreferences(Authentication.userId(ctx)));
  }

  Future<?> changePreferences(RoutingContext ctx) {
    var fields = JsonBody.fields(ctx);
    return Voices.of(bus, fields)
        .map(voices -> UserInput.preferences(Authentication.userId(ctx), fields, voices))
        .compose(change -> answerPreferences(ctx, change));
  }

  private Future<?> answerPreferences(RoutingContext ctx, UserRequest<Preferences> request) {
    return bus.ask(request)
        .compose(
            preferences -> JsonWriter.answer(ctx, 200, json -> UserJson.write(json, preferences)));
  }

  /// Changes the password. A wrong current password is answered as a fault of that field and not
  /// with 401: the access token is valid, and after a 401 a client would discard it.
  Future<?> changePassword(RoutingContext ctx) {
    var bearer = Authentication.bearer(ctx);
    var change = UserInput.passwords(bearer, JsonBody.fields(ctx));
    attempts.count(ctx, "user " + bearer.userId());
    return bus.ask(change)
        .compose(
            _ ->
                UserJson.answerDone(
                    ctx, "Your password is changed, and you are logged out everywhere else."));
  }
}
