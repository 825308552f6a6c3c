package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What calls cost in DynamoDB, by the program's own figures. docs/operations.md says the same.
class CostTest {
  private static final String KEY = "key_of_the_cost";
  private static final String SECTION = "What calls cost";
  private static final int CALLS = 10;
  private static final int LOOKS = 4;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration ENDLESS = Duration.ofHours(1);

  private static final String CAPACITY = "callcat_dynamodb_capacity_units_total";
  private static final String UPDATES =
      "callcat_dynamodb_request_seconds_count\\{operation=\"update_item\",.*";
  private static final String LOOK_UPS = "callcat_look_ups_total\\{about=\"(call|follow).*";

  /// What is charged for calls: not the lease, nor the looking for what is due.
  private static final String WRITES =
      CAPACITY + "\\{operation=\"(put|update|delete|transact_write)_.*,table=\"(?!leases).*";

  private static final String READS =
      CAPACITY + "\\{operation=\"(batch_)?get_item\",table=\"(?!leases).*";

  private final InstantSource clock = InstantSource.system();

  @Test
  void a_call_costs_what_the_document_says() throws Exception {
    try (var retell = new RetellAccount(KEY, clock, SHORT, new Random(1));
        var site = Site.start(settings(retell), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      for (var n = 1; n <= CALLS; n++) {
        var id = user.create(call());
        var analysed = n;
        Eventually.until(
            () ->
                sum(user, "callcat_webhooks_total\\{event=\"call_analyzed\",outcome=\"stored\".*"),
            stored -> stored >= analysed);
        Eventually.until(
            () -> sum(user, "callcat_journal_changes_waiting.*"), waiting -> waiting == 0);
        user.get(id);
        user.send("GET", "/api/calls/" + id + "/transcript", "");
      }
      var looks = sum(user, LOOK_UPS);
      print("a call", sum(user, WRITES) / CALLS, sum(user, READS) / CALLS, looks / CALLS);
      var told = Manual.row(SECTION, "a call");
      var look = Manual.row(SECTION, "each look at Retell while it lasts");
      assertAbout(told.get(0), (sum(user, WRITES) - looks * look.get(0)) / CALLS);
      assertAbout(told.get(1), (sum(user, READS) - looks * look.get(1)) / CALLS);
    }
  }

  @Test
  void a_look_at_a_call_costs_what_the_document_says() throws Exception {
    try (var retell = new RetellAccount(KEY, clock, ENDLESS, new Random(1));
        var site = Site.start(settings(retell), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      for (var n = 0; n < CALLS; n++) {
        var id = user.create(call());
        Eventually.until(() -> user.get(id), call -> call.containsKey("callStartedAt"));
      }
      var looks = sum(user, LOOK_UPS);
      var updates = sum(user, UPDATES);
      var writes = sum(user, WRITES);
      var reads = sum(user, READS);
      Eventually.until(() -> sum(user, LOOK_UPS), seen -> seen >= looks + CALLS);
      var more = sum(user, UPDATES) - updates;
      var look = Manual.row(SECTION, "each look at Retell while it lasts");
      print("a look", (sum(user, WRITES) - writes) / more, (sum(user, READS) - reads) / more, 1);
      assertAbout(look.get(0), (sum(user, WRITES) - writes) / more);
      assertAbout(look.get(1), (sum(user, READS) - reads) / more);
    }
  }

  @Test
  void the_sums_of_the_document_are_right() {
    var call = Manual.row(SECTION, "a call");
    var look = Manual.row(SECTION, "each look at Retell while it lasts");
    var whole = Manual.row(SECTION, "a call of three minutes (4 looks)");
    var million = Manual.row(SECTION, "a million calls of three minutes");
    var prices = new ArrayList<Double>();
    for (var kind : new String[] {"writes", "reads"}) {
      var price = Manual.row(SECTION, kind);
      assertThat(price.get(1)).isCloseTo(price.get(0) * million.get(prices.size()), offset(0.51));
      prices.add(price.get(0));
    }
    for (var unit = 0; unit < 2; unit++) {
      assertThat(whole.get(unit)).isCloseTo(call.get(unit) + LOOKS * look.get(unit), offset(0.11));
      assertThat(million.get(unit)).isCloseTo(whole.get(unit), offset(0.51));
    }
  }

  /// Where the machine is busy, several changes of a call become one entry of the journal.
  private static void assertAbout(double told, double measured) {
    assertThat(measured).isBetween(told * 0.8, told * 1.1);
  }

  private static void print(String what, double writes, double reads, double looks) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f write units, %.2f read units, %.2f looks%n",
        what,
        writes,
        reads,
        looks);
  }

  /// The sum of all figures that are named so.
  private static double sum(ApiClient user, String name) throws Exception {
    return user.management("/metrics")
        .body()
        .lines()
        .filter(line -> line.matches(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Map<String, String> settings(RetellAccount retell) {
    var settings =
        new HashMap<>(
            DeployedSettings.of(
                TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase(), retell.url()));
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", retell.publicUrl());
    settings.put("CALLCAT_RETELL_APIKEY", KEY);
    settings.put("CALLCAT_DISPATCH_POLLSECONDS", "60"); // lines are checked then, which reads calls
    return settings;
  }

  private static JsonObject call() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday.");
  }
}
