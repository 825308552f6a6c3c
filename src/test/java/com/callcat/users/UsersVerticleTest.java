package com.callcat.users;

import static com.callcat.users.UsersProcess.PASSWORD;
import static com.callcat.users.UsersProcess.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Done;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.Problem.WrongCredentials;
import com.callcat.call.ProblemException;
import com.callcat.testing.Eventually;
import com.callcat.testing.SettableClock;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UsersVerticleTest {
  private static final int REFRESH_DAYS = 30;
  private static final SettableClock CLOCK = new SettableClock(UsersProcess.NOW);
  private static UsersProcess users;

  @BeforeAll
  static void start() {
    users = UsersProcess.ofFullCost(CLOCK);
  }

  @AfterAll
  static void stop() {
    users.close();
  }

  @Test
  void who_registers_is_logged_in_and_can_log_in_again() {
    var registered = users.register("ada@example.com");
    var loggedIn = users.ask(new Login("ada@example.com", PASSWORD)).await();

    assertThat(registered.user().email()).isEqualTo("ada@example.com");
    assertThat(registered.user().fullName()).isEqualTo("Ada Lovelace");
    assertThat(loggedIn.user()).isEqualTo(registered.user());
    assertThat(loggedIn.id()).isNotEqualTo(registered.id());
    assertThat(loggedIn.refreshToken()).isNotEqualTo(registered.refreshToken());
  }

  @Test
  void an_address_is_the_same_in_any_case_and_with_space_around_it() {
    var registered = users.register("  Grace@Example.COM ");

    assertThat(registered.user().email()).isEqualTo("grace@example.com");
    assertThat(users.ask(new Login(" gRACE@example.com", PASSWORD)).await().user().id())
        .isEqualTo(registered.user().id());
    assertThat(users.problem(registration("GRACE@EXAMPLE.COM"))).isEqualTo(new EmailTaken());
  }

  @Test
  void of_many_who_want_an_address_at_once_one_gets_it() {
    var attempts =
        List.of("many@example.com", "Many@Example.com", "MANY@EXAMPLE.COM", " many@example.com ")
            .stream()
            .map(UsersProcess::registration)
            .map(users::ask)
            .toList();
    Future.join(attempts).otherwiseEmpty().await();

    assertThat(attempts).filteredOn(Future::succeeded).hasSize(1);
    assertThat(attempts)
        .filteredOn(Future::failed)
        .extracting(attempt -> ((ProblemException) attempt.cause()).problem())
        .containsOnly(new EmailTaken());
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_told_the_same() {
    users.register("known@example.com");

    assertThat(users.problem(new Login("known@example.com", "wrong password")))
        .isEqualTo(users.problem(new Login("unknown@example.com", PASSWORD)))
        .isEqualTo(new WrongCredentials());
  }

  @Test
  void a_flood_of_logins_is_turned_away_and_unknown_addresses_are_hashed_like_any()
      throws Exception {
    var flood = new ArrayList<Future<Session>>();
    untilHashed("before@example.com");
    for (var i = 0; i < 100; i++) {
      flood.add(users.ask(new Login("nobody" + i + "@example.com", PASSWORD)));
    }
    Future.join(flood).otherwiseEmpty().await();

    assertThat(flood)
        .extracting(login -> ((ProblemException) login.cause()).problem())
        // On a slow machine whoever waits longest is not answered in time.
        .isSubsetOf(new WrongCredentials(), new Unavailable("passwords"), new Unavailable("users"))
        .contains(new Unavailable("passwords"));
    untilHashed("after@example.com");
  }

  private void untilHashed(String unknown) throws Exception {
    Eventually.until(
        () -> users.problem(new Login(unknown, PASSWORD)), new WrongCredentials()::equals);
  }

  @Test
  void the_password_is_kept_as_argon2id_alone() throws Exception {
    users.register("hash@example.com");

    var hash = users.read("SELECT password_hash FROM users WHERE email = 'hash@example.com'");
    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(everything()).doesNotContain(PASSWORD);
  }

  @Test
  void the_refresh_token_is_256_random_bits_and_only_its_hash_is_kept() throws Exception {
    var session = users.register("token@example.com");
    var token = session.refreshToken();
    var sha256 = MessageDigest.getInstance("SHA-256");
    var hash = sha256.digest(token.getBytes(StandardCharsets.US_ASCII));

    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(
            users.read(
                "SELECT encode(token_hash, 'hex') FROM refresh_tokens WHERE user_id = "
                    + session.user().id()))
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(everything())
        .doesNotContain(token)
        .doesNotContain(HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void a_login_begins_a_family_and_sweeps_the_expired_away() throws Exception {
    var session = users.register("family@example.com");
    users.ask(new Login("family@example.com", PASSWORD)).await();
    var mine = " FROM refresh_tokens WHERE user_id = " + session.user().id();
    assertThat(users.read("SELECT count(DISTINCT family)" + mine)).isEqualTo("2");

    CLOCK.advance(Duration.ofDays(REFRESH_DAYS));
    try {
      users.ask(new Login("family@example.com", PASSWORD)).await();
    } finally {
      CLOCK.advance(Duration.ofDays(-REFRESH_DAYS));
    }
    assertThat(users.read("SELECT count(*)" + mine)).isEqualTo("1");
    assertThat(users.read("SELECT expires_at - created_at" + mine)).isEqualTo("30 days");
  }

  @Test
  void a_text_that_cannot_be_kept_is_the_askers_fault() {
    var nul = new Register("nul@example.com", PASSWORD, "A\0da", "Lovelace");
    var huge = registration("e".repeat(5000) + "@example.com");

    assertThat(users.problem(nul)).isInstanceOf(Invalid.class);
    assertThat(users.problem(huge)).isInstanceOf(Invalid.class);
    assertThat(users.problem(new Login("\0@example.com", PASSWORD))).isInstanceOf(Invalid.class);
    assertThat(users.problem(new Login("e".repeat(5000), PASSWORD)))
        .isEqualTo(new WrongCredentials());
  }

  @Test
  void a_query_that_hangs_is_given_up() throws Exception {
    try (var connection = users.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");

      assertThat(users.problem(new Login("locked@example.com", PASSWORD)))
          .isEqualTo(new Unavailable("users"));
      connection.rollback();
    }
    assertThat(users.problem(new Login("locked@example.com", PASSWORD)))
        .isEqualTo(new WrongCredentials());
  }

  @Test
  void without_its_database_everything_is_unavailable() throws Exception {
    var server = TestPostgres.ownServer();
    try (var own = UsersProcess.on(TestPostgres.uri(server, "postgres"), CLOCK)) {
      assertThat(own.answer(new PingUsers())).isEqualTo(Done.DONE);
      server.close();

      for (var request :
          List.of(new PingUsers(), new Login("a@b.c", PASSWORD), registration("a@b.c"))) {
        assertThat(own.problem(request)).isEqualTo(new Unavailable("users"));
      }
    } finally {
      server.close();
    }
  }

  @Test
  void it_does_not_start_without_its_database_and_says_so() {
    var nobody = "postgresql://me:verysecret@localhost:1/db";

    assertThatThrownBy(
            () -> users.vertx().deployVerticle(UsersProcess.verticle(nobody, CLOCK)).await())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("PostgreSQL at localhost:1: Connection refused")
        .hasMessageNotContaining("verysecret");
  }

  @Test
  void a_host_that_nobody_knows_is_called_unknown() {
    var nowhere = "postgresql://me:verysecret@nowhere.invalid/db";

    assertThatThrownBy(
            () -> users.vertx().deployVerticle(UsersProcess.verticle(nowhere, CLOCK)).await())
        .hasMessage("PostgreSQL at nowhere.invalid:5432: the host nowhere.invalid is unknown");
  }

  private static String everything() throws SQLException {
    return users.read(
        "SELECT (SELECT string_agg(u::text, ',') FROM users u)"
            + " || (SELECT string_agg(t::text, ',') FROM refresh_tokens t)");
  }
}
