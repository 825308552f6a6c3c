package com.callcat.http;

import static java.util.Objects.requireNonNull;

import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangePreferences;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Refresh;
import com.callcat.bus.UserRequest.Register;
import com.callcat.call.Blank;
import com.callcat.call.EmailAddress;
import com.callcat.call.PreferenceEdits;
import com.callcat.call.TimeZone;
import com.callcat.call.UserId;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what users send about themselves. Each method throws Invalid.
final class UserInput {
  private static final TextRule EMAIL = TextRule.line(254);
  private static final TextRule NAME = TextRule.line(100);
  private static final TextRule WORD = TextRule.line(100);
  private static final TextRule PROMPT = TextRule.lines(5000);
  private static final TextRule NEW_PASSWORD = TextRule.secret(8, 200);
  private static final TextRule REFRESH_TOKEN = TextRule.secret(1, 200);

  /// The rule for an existing password. Only the users verticle checks whether it is right, so that
  /// a password of any form gets the same answer as any other wrong one.
  private static final TextRule ANY_PASSWORD = TextRule.secret(1, 1000);

  private static final String AN_IANA_ZONE = "must be an IANA time zone, like Europe/Paris";

  private static final String AN_ADDRESS = "must be an e-mail address";

  /// A plausible e-mail address; it is not checked whether it exists.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^@<>()\\[\\],;:\"\\\\]{1,64}@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+");

  private UserInput() {}

  static Register registration(Fields fields) {
    var email = address(fields);
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

  static Login credentials(Fields fields) {
    var email = fields.text("email", EMAIL);
    var password = fields.text("password", ANY_PASSWORD);
    fields.require("email", "password");
    fields.check();
    return new Login(requireNonNull(email), requireNonNull(password));
  }

  static Refresh refresh(Fields fields) {
    var token = fields.text("refreshToken", REFRESH_TOKEN);
    fields.require("refreshToken");
    fields.check();
    return new Refresh(requireNonNull(token));
  }

  static ChangePassword passwords(Bearer bearer, Fields fields) {
    var current = fields.text("currentPassword", ANY_PASSWORD);
    var wanted = fields.text("newPassword", NEW_PASSWORD);
    fields.require("currentPassword", "newPassword");
    fields.check();
    return new ChangePassword(
        bearer.userId(), bearer.session(), requireNonNull(current), requireNonNull(wanted));
  }

  static ChangeProfile profile(UserId user, Fields fields) {
    var change =
        new ChangeProfile(
            user, address(fields), fields.text("firstName", NAME), fields.text("lastName", NAME));
    fields.check();
    return change;
  }

  /// @param voices those that it may ask for
  static ChangePreferences preferences(UserId user, Fields fields, Voices voices) {
    var changes =
        new PreferenceEdits(
            fields.text("timezone", WORD, TimeZone::parse, AN_IANA_ZONE),
            fields.text("defaultLanguage", WORD, Languages::parse, Languages.EXPECTATION),
            fields.edit("voiceId", WORD, voices::parse, voices.expectation()),
            fields.edit("systemPrompt", PROMPT, Function.identity(), "must be text"),
            fields.flag("emailNotifications"));
    fields.check();
    return new ChangePreferences(user, changes);
  }

  private static @Nullable String address(Fields fields) {
    return fields.text("email", EMAIL, UserInput::address, AN_ADDRESS);
  }

  private static @Nullable String address(String text) {
    var address = EmailAddress.canonical(text);
    return ADDRESS.matcher(address).matches() && !Blank.any(address) ? address : null;
  }
}
