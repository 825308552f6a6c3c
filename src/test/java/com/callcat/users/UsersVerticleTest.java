package com.callcat.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.Done;
import com.callcat.bus.UserRequest;
import com.callcat.bus.UserRequest.Login;
import com.callcat.bus.UserRequest.PingUsers;
import com.callcat.bus.UserRequest.Register;
import com.callcat.bus.UserRequest.Session;
import com.callcat.call.Problem;
import com.callcat.call.Problem.EmailTaken;
import com.callcat.call.Problem.Invalid;
import com.callcat.call.Problem.Unavailable;
import com.callcat.call.Problem.WrongCredentials;
import com.callcat.call.ProblemException;
import com.callcat.config.Config;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UsersVerticleTest {
  private static final String URI = TestPostgres.freshDatabase();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int REFRESH_DAYS = 30;
  private static final String PASSWORD = "correct horse battery";
  private static Instant now = NOW;
  private static Vertx vertx;
  private static Bus bus;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    Bus.register(vertx);
    bus = Bus.of(vertx);
    vertx.deployVerticle(verticle(URI)).await();
  }

  @AfterAll
  static void stop() {
    vertx.close().await();
  }

  private static UsersVerticle verticle(String uri) {
    InstantSource clock = () -> now;
    return new UsersVerticle(new Config.Postgres(uri, 4), clock, REFRESH_DAYS, new SecureRandom());
  }

  @Test
  void who_registers_is_logged_in_and_can_log_in_again() {
    var registered = register("ada@example.com");
    var loggedIn = bus.ask(new Login("ada@example.com", PASSWORD)).await();

    assertThat(registered.email()).isEqualTo("ada@example.com");
    assertThat(registered.fullName()).isEqualTo("Ada Lovelace");
    assertThat(loggedIn)
        .usingRecursiveComparison()
        .ignoringFields("refreshToken")
        .isEqualTo(registered);
    assertThat(loggedIn.refreshToken()).isNotEqualTo(registered.refreshToken());
  }

  @Test
  void an_address_is_the_same_in_any_case_and_with_space_around_it() {
    var registered = register("  Grace@Example.COM ");

    assertThat(registered.email()).isEqualTo("grace@example.com");
    assertThat(bus.ask(new Login(" gRACE@example.com", PASSWORD)).await().userId())
        .isEqualTo(registered.userId());
    assertThat(problem(registration("GRACE@EXAMPLE.COM"))).isEqualTo(new EmailTaken());
  }

  @Test
  void of_many_who_want_an_address_at_once_one_gets_it() {
    var attempts =
        List.of("many@example.com", "Many@Example.com", "MANY@EXAMPLE.COM", " many@example.com ")
            .stream()
            .map(UsersVerticleTest::registration)
            .map(bus::ask)
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
    register("known@example.com");

    assertThat(problem(new Login("known@example.com", "wrong password")))
        .isEqualTo(problem(new Login("unknown@example.com", PASSWORD)))
        .isEqualTo(new WrongCredentials());
  }

  @Test
  void a_flood_of_logins_is_turned_away_and_unknown_addresses_are_hashed_like_any() {
    var flood = new ArrayList<Future<Session>>();
    for (var i = 0; i < 100; i++) {
      flood.add(bus.ask(new Login("nobody" + i + "@example.com", PASSWORD)));
    }
    Future.join(flood).otherwiseEmpty().await();

    assertThat(flood)
        .extracting(login -> ((ProblemException) login.cause()).problem())
        .containsOnly(new WrongCredentials(), new Unavailable("passwords"))
        .contains(new WrongCredentials(), new Unavailable("passwords"));
    assertThat(register("after-the-flood@example.com")).isNotNull();
  }

  @Test
  void the_password_is_kept_as_argon2id_alone() throws Exception {
    register("hash@example.com");

    var hash = read("SELECT password_hash FROM users WHERE email = 'hash@example.com'");
    assertThat(hash)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(everything()).doesNotContain(PASSWORD);
  }

  @Test
  void the_refresh_token_is_256_random_bits_and_only_its_hash_is_kept() throws Exception {
    var session = register("token@example.com");
    var token = session.refreshToken();
    var sha256 = MessageDigest.getInstance("SHA-256");
    var hash = sha256.digest(token.getBytes(StandardCharsets.US_ASCII));

    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(
            read(
                "SELECT encode(token_hash, 'hex') FROM refresh_tokens WHERE user_id = "
                    + session.userId()))
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(everything())
        .doesNotContain(token)
        .doesNotContain(HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void a_login_begins_a_family_and_sweeps_the_expired_away() throws Exception {
    var session = register("family@example.com");
    bus.ask(new Login("family@example.com", PASSWORD)).await();
    var mine = " FROM refresh_tokens WHERE user_id = " + session.userId();
    assertThat(read("SELECT count(DISTINCT family)" + mine)).isEqualTo("2");

    now = NOW.plus(Duration.ofDays(REFRESH_DAYS));
    try {
      bus.ask(new Login("family@example.com", PASSWORD)).await();
    } finally {
      now = NOW;
    }
    assertThat(read("SELECT count(*)" + mine)).isEqualTo("1");
    assertThat(read("SELECT expires_at - created_at" + mine)).isEqualTo("30 days");
  }

  @Test
  void a_text_that_cannot_be_kept_is_the_askers_fault() {
    var nul = new Register("nul@example.com", PASSWORD, "A\0da", "Lovelace");
    var huge = registration("e".repeat(5000) + "@example.com");

    assertThat(problem(nul)).isInstanceOf(Invalid.class);
    assertThat(problem(huge)).isInstanceOf(Invalid.class);
    assertThat(problem(new Login("\0@example.com", PASSWORD))).isInstanceOf(Invalid.class);
    assertThat(problem(new Login("e".repeat(5000), PASSWORD))).isEqualTo(new WrongCredentials());
  }

  @Test
  void a_query_that_hangs_is_given_up() throws Exception {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");

      assertThat(problem(new Login("locked@example.com", PASSWORD)))
          .isEqualTo(new Unavailable("users"));
      connection.rollback();
    }
    assertThat(problem(new Login("locked@example.com", PASSWORD)))
        .isEqualTo(new WrongCredentials());
  }

  @Test
  void without_its_database_everything_is_unavailable() throws Exception {
    var own = Vertx.vertx();
    Bus.register(own);
    var server = TestPostgres.ownServer();
    try {
      own.deployVerticle(verticle(TestPostgres.uri(server, "postgres"))).await();
      assertThat(Bus.of(own).ask(new PingUsers()).await()).isEqualTo(Done.DONE);
      server.close();

      for (var request :
          List.of(new PingUsers(), new Login("a@b.c", PASSWORD), registration("a@b.c"))) {
        assertThat(problem(Bus.of(own), request)).isEqualTo(new Unavailable("users"));
      }
    } finally {
      server.close();
      own.close().await();
    }
  }

  @Test
  void it_does_not_start_without_its_database_and_says_so() {
    var nobody = "postgresql://me:verysecret@localhost:1/db";

    assertThatThrownBy(() -> vertx.deployVerticle(verticle(nobody)).await())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("PostgreSQL at localhost:1 cannot be used: Connection refused")
        .hasMessageNotContaining("verysecret");
  }

  private static Session register(String email) {
    return bus.ask(registration(email)).await();
  }

  private static Register registration(String email) {
    return new Register(email, PASSWORD, "Ada", "Lovelace");
  }

  private static Problem problem(UserRequest<?> request) {
    return problem(bus, request);
  }

  private static Problem problem(Bus bus, UserRequest<?> request) {
    var answer = bus.ask(request).<Problem>map(_ -> null).otherwise(UsersVerticleTest::cause);
    return answer.await();
  }

  private static Problem cause(Throwable failure) {
    return ((ProblemException) failure).problem();
  }

  private static String everything() throws SQLException {
    return read(
        "SELECT (SELECT string_agg(u::text, ',') FROM users u)"
            + " || (SELECT string_agg(t::text, ',') FROM refresh_tokens t)");
  }

  private static String read(String sql) throws SQLException {
    try (var connection = connect();
        var result = connection.createStatement().executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private static Connection connect() throws SQLException {
    var server = PostgresServer.at(URI);
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
