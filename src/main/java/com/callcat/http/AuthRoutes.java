package com.callcat.http;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest.EndSession;
import com.callcat.bus.UserRequest.Session;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/// The routes for registering, logging in, refreshing and logging out. The users verticle
/// authenticates a user; after that an access token does.
final class AuthRoutes {
  private final Bus bus;
  private final Tokens tokens;
  private final AuthenticationLimit attempts;

  AuthRoutes(Bus bus, Tokens tokens, AuthenticationLimit attempts) {
    this.bus = bus;
    this.tokens = tokens;
    this.attempts = attempts;
  }

  Future<?> register(RoutingContext ctx) {
    var registration = UserInput.registration(JsonBody.fields(ctx));
    attempts.count(ctx, registration.email());
    return bus.ask(registration).compose(session -> answer(ctx, 201, session));
  }

  Future<?> login(RoutingContext ctx) {
    var credentials = UserInput.credentials(JsonBody.fields(ctx));
    attempts.count(ctx, credentials.email());
    return bus.ask(credentials).compose(session -> answer(ctx, 200, session));
  }

  Future<?> refresh(RoutingContext ctx) {
    var refresh = UserInput.refresh(JsonBody.fields(ctx));
    attempts.count(ctx);
    return bus.ask(refresh).compose(session -> answer(ctx, 200, session));
  }

  Future<?> logout(RoutingContext ctx) {
    var bearer = Authentication.bearer(ctx);
    return bus.ask(new EndSession(bearer.userId(), bearer.session(), bearer.expiresAt()))
        .compose(_ -> UserJson.answerDone(ctx, "You are logged out."));
  }

  /// Answers with the public keys, with which others can check our tokens; there are none if the
  /// tokens are signed with a secret.
  Future<?> keys(RoutingContext ctx) {
    var set = new JsonObject().put("keys", new JsonArray(tokens.publicKeys()));
    return JsonWriter.answer(ctx, 200, json -> json.writeRaw(set.encode()));
  }

  private Future<Void> answer(RoutingContext ctx, int status, Session session) {
    var issued = tokens.issue(session);
    return JsonWriter.answer(ctx, status, json -> write(json, session, issued));
  }

  private static void write(JsonGenerator json, Session session, Tokens.Issued issued)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("token", issued.token());
    json.writeStringField("refreshToken", session.refreshToken());
    json.writeStringField("type", "Bearer");
    json.writeNumberField("expiresIn", issued.expiresIn());
    json.writeNumberField("userId", session.user().id().value());
    UserJson.text(json, "email", session.user().email());
    UserJson.text(json, "fullName", session.user().fullName());
    json.writeEndObject();
  }
}
