package com.callcat.users;

import static com.callcat.users.UsersProcess.NOW;
import static com.callcat.users.UsersProcess.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.bus.UserRequest.ChangePassword;
import com.callcat.bus.UserRequest.ChangeProfile;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.Register;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.WrongCredentials;
import com.callcat.testing.SettableClock;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One text in two spellings: a letter with its accent in one character (NFC) or in two (NFD).
class SpellingsTest {
  private static final String COMPOSED = "pi\u00f1ata caf\u00e9 \u1e9b\u0323";
  private static final String DECOMPOSED = Normalizer.normalize(COMPOSED, Form.NFD);
  private static UsersProcess users;

  @BeforeAll
  static void start() {
    users = UsersProcess.alone(new SettableClock(NOW));
  }

  @AfterAll
  static void stop() {
    users.close();
  }

  @Test
  void a_password_is_the_same_in_either_spelling() {
    users.answer(new Register("one@example.com", COMPOSED, "Ada", "Lovelace"));
    users.answer(new Register("two@example.com", DECOMPOSED, "Ada", "Lovelace"));

    for (var email : new String[] {"one@example.com", "two@example.com"}) {
      for (var typed : new String[] {COMPOSED, DECOMPOSED, COMPOSED.replace(' ', '\u00a0')}) {
        assertThat(users.answer(new Login(email, typed))).isNotNull();
      }
      for (var other :
          new String[] {"pinata cafe \u1e63", COMPOSED.toUpperCase(Locale.ROOT), COMPOSED + " "}) {
        assertThat(users.problem(new Login(email, other))).isEqualTo(new WrongCredentials());
      }
    }
  }

  @Test
  void a_password_is_changed_in_either_spelling() {
    var session = users.answer(new Register("six@example.com", COMPOSED, "Ada", "Lovelace"));
    var user = session.user().id();

    users.answer(new ChangePassword(user, session.id(), DECOMPOSED, "g\u00e2teau"));
    assertThat(users.answer(new Login("six@example.com", "ga\u0302teau"))).isNotNull();
  }

  /// Each hash was made of the password as it was typed, before there was one form.
  @ParameterizedTest
  @CsvSource({
    "three@example.com, pi\u00f1ata\u00a0caf\u00e9, pi\u00f1ata\u00a0caf\u00e9",
    "four@example.com, pi\u00f1ata caf\u00e9, pin\u0303ata cafe\u0301",
    "five@example.com, pin\u0303ata cafe\u0301, pi\u00f1ata caf\u00e9",
    "seven@example.com, pi\u00f1ata cafe\u0301, pi\u00f1ata cafe\u0301",
    "eight@example.com, correct horse, correct horse",
  })
  void a_hash_from_before_stays_good(String email, String hashed, String typed) throws Exception {
    users.register(email);
    var hash =
        Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID)
            .hash(hashed.getBytes(StandardCharsets.UTF_8), new byte[16]);
    users.write(
        "UPDATE users SET password_hash = '%s' WHERE email = '%s'"
            .formatted(hash.getResult(), email));

    assertThat(users.answer(new Login(email, typed))).isNotNull();
    assertThat(users.problem(new Login(email, typed + "x"))).isEqualTo(new WrongCredentials());
  }

  @Test
  void a_password_in_ascii_costs_one_hash() {
    assertThat(PasswordForm.allOf(PASSWORD)).containsExactly(PASSWORD);
    assertThat(PasswordForm.allOf(COMPOSED)).hasSize(2);
    assertThat(PasswordForm.allOf("\u00e9\u00a0e\u0301")).hasSize(4);
  }

  @Test
  void an_address_is_the_same_in_either_spelling() {
    var composed = "ren\u00e9@m\u00fcnchen.example";
    var decomposed = Normalizer.normalize(composed, Form.NFD);
    var session = users.register(decomposed);

    assertThat(session.user().email()).isEqualTo(composed);
    assertThat(users.login(composed).user()).isEqualTo(session.user());
    assertThat(users.login("\u00a0" + decomposed.toUpperCase(Locale.ROOT) + "\ufeff").user())
        .isEqualTo(session.user());
    assertThat(users.problem(UsersProcess.registration(composed))).isEqualTo(new EmailTaken());

    var other = users.register("other@example.com").user().id();
    assertThat(users.problem(new ChangeProfile(other, decomposed, null, null)))
        .isEqualTo(new EmailTaken());
  }
}
