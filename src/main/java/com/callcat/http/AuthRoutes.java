package com.callcat.http;

import static java.util.Objects.requireNonNull;

import com.callcat.bus.Bus;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Registering and logging in (api.md "Users"): the users verticle says who somebody is, and a
/// token says it from then on.
final class AuthRoutes {
  private static final TextRule EMAIL = TextRule.line(254);
  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule NEW_PASSWORD = TextRule.secret(8, 200);

  /// Whether it fits is for the users verticle to say, in the words for any wrong password.
  private static final TextRule ANY_PASSWORD = TextRule.secret(1, 1000);

  /// Sane enough to send a mail to; whether it arrives is another matter.
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  private final Bus bus;
  private final Tokens tokens;

  AuthRoutes(Bus bus, Tokens tokens) {
    this.bus = bus;
    this.tokens = tokens;
  }

  Future<?> register(RoutingContext ctx) {
    return bus.ask(registration(JsonBody.fields(ctx)))
        .compose(session -> answer(ctx, 201, session));
  }

  Future<?> login(RoutingContext ctx) {
    return bus.ask(credentials(JsonBody.fields(ctx))).compose(session -> answer(ctx, 200, session));
  }

  private static Register registration(Fields fields) {
    var email = fields.text("email", EMAIL, AuthRoutes::address, "must be an e-mail address");
    var password = fields.text("password", NEW_PASSWORD);
    var firstName = fields.text("firstName", NAME);
    var lastName = fields.text("lastName", NAME);
    fields.require("email", "password", "firstName", "lastName");
    fields.check();
    return new Register(
        requireNonNull(email),
        requireNonNull(password),
        requireNonNull(firstName),
        requireNonNull(lastName));
  }

  private static Login credentials(Fields fields) {
    var email = fields.text("email", EMAIL);
    var password = fields.text("password", ANY_PASSWORD);
    fields.require("email", "password");
    fields.check();
    return new Login(requireNonNull(email), requireNonNull(password));
  }

  private Future<Void> answer(RoutingContext ctx, int status, Session session) {
    var issued = tokens.issue(session);
    return Json.answer(ctx, status, json -> write(json, session, issued));
  }

  private static void write(JsonGenerator json, Session session, Tokens.Issued issued)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("token", issued.token());
    json.writeStringField("refreshToken", session.refreshToken());
    json.writeStringField("type", "Bearer");
    json.writeNumberField("expiresIn", issued.expiresIn());
    json.writeNumberField("userId", session.userId().value());
    json.writeStringField("email", session.email());
    json.writeStringField("fullName", session.fullName());
    json.writeEndObject();
  }

  private static @Nullable String address(String text) {
    return ADDRESS.matcher(text).matches() ? text : null;
  }
}
