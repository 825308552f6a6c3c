package com.callcat.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.callcat.store.KeysetRotation;
import com.callcat.store.Sealer;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.LongTest;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every secret is replaced as docs/operations.md says, while users and Retell go on as always:
/// nobody is refused, and nothing is lost.
@LongTest
class RotationTest {
  private static final long SEED = Long.getLong("callcat.rotation.seed", new Random().nextLong());

  /// How much each user does between two steps.
  private static final int A_WHILE = 6;

  private static final Duration TALK = Duration.ofMillis(500);

  private final Random random = new Random(SEED);
  private final Stores stores =
      new Stores(TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase());
  private final Map<String, String> settings = new HashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private RetellAccount retell;

  @SuppressWarnings("NullAway.Init") // by begin()
  private Site site;

  @SuppressWarnings("NullAway.Init") // likewise
  private Load load;

  @BeforeEach
  void openAccount() {
    System.out.println("-Dcallcat.rotation.seed=" + SEED);
    retell =
        own(
            new RetellAccount(
                "key_first", InstantSource.system(), TALK, new Random(random.nextLong())));
    settings.putAll(DeployedSettings.of(stores.dynamoDb(), stores.postgres(), retell.url()));
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", retell.publicUrl());
    settings.put("CALLCAT_RETELL_APIKEY", "key_first");
    settings.put("CALLCAT_DISPATCH_MAXCONCURRENTCALLS", "100");
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void the_key_that_signs_tokens_is_replaced() throws Exception {
    var first = pem();
    var second = pem();
    settings.put("CALLCAT_AUTH_PRIVATEKEY", first);
    begin();
    var before = keyIds();

    step("CALLCAT_AUTH_ACCEPTEDKEYS", second);
    assertThat(keyIds()).isEqualTo(before);
    step("CALLCAT_AUTH_PRIVATEKEY", second, "CALLCAT_AUTH_ACCEPTEDKEYS", first);
    load.renewTokens(); // whoever does not is out an hour later, when no token of before is good
    var after = keyIds();
    step("CALLCAT_AUTH_ACCEPTEDKEYS", "");

    assertAllIsWell();
    assertThat(after).doesNotContainAnyElementsOf(before);
  }

  /// The order of the steps is what it takes, and the load is enough to tell.
  @Test
  void a_key_that_is_replaced_without_being_announced_refuses_somebody() throws Exception {
    settings.put("CALLCAT_AUTH_PRIVATEKEY", pem());
    begin();

    step("CALLCAT_AUTH_PRIVATEKEY", pem());

    assertThat(load.end()).anyMatch(failure -> failure.contains("401"));
  }

  @Test
  void the_key_that_seals_what_is_kept_is_replaced() throws Exception {
    var first = Sealer.newKeyset();
    settings.put("CALLCAT_ENCRYPTION_KEYSET", first);
    begin();

    var added = KeysetRotation.add(first);
    step("CALLCAT_ENCRYPTION_KEYSET", added);
    var switched = KeysetRotation.useNewest(added);
    step("CALLCAT_ENCRYPTION_KEYSET", switched);

    assertAllIsWell();
    assertThat(stores.sealedWith()).containsExactlyInAnyOrder(primary(first), primary(switched));
  }

  @Test
  void the_key_of_retell_is_replaced() throws Exception {
    begin();

    retell.keys("key_first", "key_first", "key_second");
    step("CALLCAT_RETELL_WEBHOOKKEYS", "key_second,key_first");
    retell.keys("key_second", "key_first", "key_second");
    load.goOn(A_WHILE);
    step("CALLCAT_RETELL_APIKEY", "key_second");
    retell.keys("key_second", "key_second");
    load.goOn(A_WHILE);
    step("CALLCAT_RETELL_WEBHOOKKEYS", "");

    assertAllIsWell();
  }

  @Test
  void the_password_of_the_database_is_replaced() throws Exception {
    stores.run(Manual.sql("Roles of PostgreSQL", "callcat", stores.database()));
    settings.put("CALLCAT_POSTGRES_URI", stores.postgresAs("callcat_a", "password_a"));
    begin();

    stores.run(Manual.sql("The password of PostgreSQL", "callcat", stores.database()));
    step("CALLCAT_POSTGRES_URI", stores.postgresAs("callcat_b", "password_b"));

    assertThat(stores.connected()).containsExactly("callcat_b");
    assertAllIsWell();
  }

  private void begin() throws Exception {
    site = own(Site.start(settings, InstantSource.system(), 2));
    retell.tell(site);
    load = own(new Load(site, random));
    load.goOn(A_WHILE);
  }

  private <T extends AutoCloseable> T own(T part) {
    open.push(part);
    return part;
  }

  /// One rolling restart under load, and a while with what it brought.
  private void step(String... changed) throws Exception {
    var settings = new HashMap<String, String>();
    for (var n = 0; n < changed.length; n += 2) {
      settings.put(changed[n], changed[n + 1]);
    }
    site.roll(settings);
    load.goOn(A_WHILE);
  }

  private void assertAllIsWell() throws Exception {
    assertThat(load.end()).isEmpty();
    var due = new ArrayList<String>();
    for (var user : load.users()) {
      user.login();
      Eventually.until(user::unfinished, List::isEmpty);
      user.readAll();
      due.addAll(user.due());
    }
    assertThat(retell.refused()).isEmpty();
    assertThat(retell.rings()).containsExactlyInAnyOrderElementsOf(due).isNotEmpty();
  }

  private List<String> keyIds() {
    return load.users().stream()
        .map(user -> user.token().split("\\.", 2)[0])
        .map(header -> new JsonObject(new String(Base64.getUrlDecoder().decode(header), UTF_8)))
        .map(header -> header.getString("kid"))
        .distinct()
        .toList();
  }

  private static String pem() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    PrivateKey key = generator.generateKeyPair().getPrivate();
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(key.getEncoded()));
  }

  private static int primary(String keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
            keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
        .getPrimary()
        .getId();
  }
}
