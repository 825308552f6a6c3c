package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What calls cost in DynamoDB, by the program's own figures. docs/operations.md says the same.
class CostTest {
  private static final String KEY = "key_of_the_cost";
  private static final String SECTION = "What calls cost";
  private static final int CALLS = 10;

  /// What a whole call may take, engine.md "Promises".
  private static final int MOST_REQUESTS = 14;

  private static final int MOST_UNITS = 50;

  private static final Map<String, Integer> MOST_OF_A_KIND =
      Map.of(
          "TransactWriteItems callcat-created", 1, // it is made
          "UpdateItem callcat-calls", 5, // claimed, taken, begun, ended, analysed
          "PutItem callcat-changes", 5,
          "PutItem callcat-parts", 2,
          "PutItem callcat-transcripts", 1);

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String WITHOUT_WEBHOOKS = "+15551230010";
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
        untilAnalysed(user, n);
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

  /// A call that webhooks tell of: made, dialled, begun, ended and analysed, with all that is kept
  /// for live events.
  @Test
  void a_whole_call_takes_few_requests() throws Exception {
    var vertx = Vertx.vertx();
    var requests = new CountedRequests();
    var proxy = HttpFaultProxy.before(vertx, requests, TestDynamoDb.endpoint(), new Faults());
    try (var retell = new RetellAccount(KEY, clock, SHORT, new Random(1));
        var site = Site.start(settings(retell, proxy.endpoint()), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      wholeCall(user, 1); // of a user of whom nothing is known yet
      var calls = new ArrayList<Whole>();
      for (var n = 2; n <= 1 + CALLS; n++) {
        var before = requests.ofCalls();
        var units = sum(user, WRITES);
        wholeCall(user, n);
        calls.add(new Whole(more(before, requests.ofCalls()), sum(user, WRITES) - units));
      }
      var usual =
          calls.stream().sorted(Comparator.comparingInt(Whole::all)).toList().get(CALLS / 2);
      System.out.printf(
          Locale.ROOT,
          "a whole call: %d requests, %.1f units, %s%n",
          usual.all(),
          usual.units,
          usual.requests);
      usual.requests.forEach(
          (kind, count) ->
              assertThat(count).as(kind).isLessThanOrEqualTo(MOST_OF_A_KIND.getOrDefault(kind, 0)));
      assertThat(usual.all()).isLessThanOrEqualTo(MOST_REQUESTS);
      assertThat(usual.units).isLessThanOrEqualTo(MOST_UNITS);
    } finally {
      vertx.close().await();
    }
  }

  /// What one call took. Where the machine is so busy that requests are repeated, some take more:
  /// the usual one counts.
  private record Whole(Map<String, Integer> requests, double units) {
    int all() {
      return requests.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private static Map<String, Integer> more(Map<String, Integer> before, Map<String, Integer> now) {
    var more = new TreeMap<>(now);
    more.replaceAll((kind, count) -> count - before.getOrDefault(kind, 0));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private static void wholeCall(ApiClient user, int howManieth) throws Exception {
    user.create(call());
    untilAnalysed(user, howManieth);
  }

  private static void untilAnalysed(ApiClient user, int calls) throws Exception {
    Eventually.until(
        () -> sum(user, "callcat_webhooks_total\\{event=\"call_analyzed\",outcome=\"stored\".*"),
        stored -> stored >= calls);
    Eventually.until(() -> sum(user, "callcat_journal_changes_waiting.*"), waiting -> waiting == 0);
  }

  /// The second look at calls of which webhooks say nothing: the first has told that they began.
  @Test
  void a_look_at_a_call_costs_what_the_document_says() throws Exception {
    try (var retell = new RetellAccount(KEY, clock, ENDLESS, new Random(1));
        var site = Site.start(settings(retell), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      var ids = new ArrayList<String>();
      for (var n = 0; n < CALLS; n++) {
        ids.add(user.create(call().put("phoneNumber", WITHOUT_WEBHOOKS)));
      }
      for (var id : ids) {
        Eventually.until(() -> user.get(id), call -> call.containsKey("callStartedAt"));
      }
      Eventually.until(
          () -> sum(user, "callcat_journal_changes_waiting.*"), waiting -> waiting == 0);
      var before = Figures.of(user);
      var after =
          Eventually.until(
              () -> Figures.of(user), now -> now.sum(UPDATES) >= before.sum(UPDATES) + CALLS);
      var more = after.sum(UPDATES) - before.sum(UPDATES);
      var writes = (after.sum(WRITES) - before.sum(WRITES)) / more;
      var reads = (after.sum(READS) - before.sum(READS)) / more;
      var look = Manual.row(SECTION, "each look at Retell while it lasts");
      print("a look", writes, reads, 1);
      assertAbout(look.get(0), writes);
      assertAbout(look.get(1), reads);
    }
  }

  @Test
  void the_sums_of_the_document_are_right() {
    var call = Manual.row(SECTION, "a call");
    var look = Manual.row(SECTION, "each look at Retell while it lasts");
    var longer = Manual.row(SECTION, "a call of eight minutes (1 look)");
    var million = Manual.row(SECTION, "a million calls of three minutes");
    var prices = new ArrayList<Double>();
    for (var kind : new String[] {"writes", "reads"}) {
      var price = Manual.row(SECTION, kind);
      assertThat(price.get(1)).isCloseTo(price.get(0) * million.get(prices.size()), offset(0.51));
      prices.add(price.get(0));
    }
    for (var unit = 0; unit < 2; unit++) {
      assertThat(longer.get(unit)).isCloseTo(call.get(unit) + look.get(unit), offset(0.11));
      assertThat(million.get(unit)).isCloseTo(call.get(unit), offset(0.51));
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

  private static double sum(ApiClient user, String name) throws Exception {
    return Figures.of(user).sum(name);
  }

  /// The program's own, of one moment.
  private record Figures(List<String> lines) {
    static Figures of(ApiClient user) throws Exception {
      return new Figures(user.management("/metrics").body().lines().toList());
    }

    /// The sum of all that are named so.
    double sum(String name) {
      return lines.stream()
          .filter(line -> line.matches(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  private static Map<String, String> settings(RetellAccount retell) {
    return settings(retell, TestDynamoDb.endpoint());
  }

  private static Map<String, String> settings(RetellAccount retell, String dynamoDb) {
    var database = TestDynamoDb.database(dynamoDb);
    var settings =
        new HashMap<>(DeployedSettings.of(database, TestPostgres.freshDatabase(), retell.url()));
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
