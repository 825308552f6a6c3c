package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The databases come back from a backup, as docs/operations.md says it: nobody is rung a second
/// time, or late without having asked for it, and what is still to come is rung.
class RestoreTest {
  private static final String KEY = "key_of_the_backup";
  private static final String EMAIL = "mira@example.com";
  private static final Duration TALK = Duration.ofMillis(500);

  private final JumpingClock clock = new JumpingClock();
  private final Stores stores =
      new Stores(TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase());
  private final Map<String, String> settings = new HashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /// The time of the system, and what was added to it.
  private static final class JumpingClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(ahead);
    }

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void what_was_rung_since_the_backup_or_should_have_been_is_not_rung_again() throws Exception {
    var retell = own(new RetellAccount(KEY, clock, TALK, new Random(1)));
    settings.putAll(DeployedSettings.of(stores.dynamoDb(), stores.postgres(), retell.url()));
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", retell.publicUrl());
    settings.put("CALLCAT_RETELL_APIKEY", KEY);
    settings.put("CALLCAT_DISPATCH_POLLSECONDS", "1");

    var before = site(retell);
    var mira = ApiClient.register(before.urls(), EMAIL);
    var rung = mira.create(in(Duration.ofHours(1)));
    var movedForward = mira.create(in(Duration.ofHours(5)));
    var missed = mira.create(in(Duration.ofHours(3)));
    var toCome = mira.create(in(Duration.ofHours(5)));
    var backup = Backup.of(stores);

    move(mira, movedForward, clock.instant().plus(Duration.ofHours(1)));
    clock.advance(Duration.ofHours(1));
    mira = ApiClient.login(before.urls(), EMAIL);
    for (var ended : List.of(rung, movedForward)) {
      mira.untilAnalysed(ended); // after that Retell has nothing more to tell of it
    }
    before.close();

    clock.advance(Duration.ofHours(3));
    backup.restore(stores, "restored-");
    settings.put("CALLCAT_DYNAMODB_TABLEPREFIX", "restored-");
    settings.put("CALLCAT_DISPATCH_RESTOREDAT", clock.instant().toString());
    var after = site(retell);
    mira = ApiClient.login(after.urls(), EMAIL);
    assertThat(mira.untilEnded(missed).getString("endReason")).isEqualTo("expired");
    assertThat(mira.untilEnded(rung).getString("status")).isEqualTo("COMPLETED");
    assertThat(mira.get(movedForward).getString("status")).isEqualTo("SCHEDULED");

    clock.advance(Duration.ofHours(1));
    mira = ApiClient.login(after.urls(), EMAIL);
    assertThat(mira.untilEnded(movedForward).getString("status")).isEqualTo("COMPLETED");
    assertThat(mira.untilEnded(toCome).getString("status")).isEqualTo("COMPLETED");
    assertThat(retell.rings()).containsExactlyInAnyOrder(rung, movedForward, toCome);
    assertThat(retell.refused()).isEmpty();
  }

  @Test
  void the_numbers_of_users_who_are_lost_are_given_to_nobody_else() throws Exception {
    settings.putAll(
        DeployedSettings.of(stores.dynamoDb(), stores.postgres(), "http://127.0.0.1:9"));
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://127.0.0.1:9");
    var site = own(Site.start(settings, clock, 1));
    ApiClient.register(site.urls(), EMAIL);

    stores.run(Manual.sql("Restoring PostgreSQL", "callcat", stores.database()));

    ApiClient.register(site.urls(), "ada@example.com");
    assertThat(stores.ask("SELECT id FROM users ORDER BY id")).containsExactly("1", "1000002");
  }

  private Site site(RetellAccount retell) throws Exception {
    var site = own(Site.start(settings, clock, 1));
    retell.tell(site);
    return site;
  }

  private <T extends AutoCloseable> T own(T part) {
    open.push(part);
    return part;
  }

  private JsonObject in(Duration time) {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.")
        .put("scheduledAt", clock.instant().plus(time).toEpochMilli());
  }

  private static void move(ApiClient user, String id, Instant to) throws Exception {
    var change = new JsonObject().put("scheduledAt", to.toEpochMilli()).encode();
    assertThat(user.send("PUT", "/api/calls/" + id, change).statusCode()).isEqualTo(200);
  }
}
