package com.callcat.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.callcat.dev.simulator.CallDurations;
import com.callcat.operations.CountedSite.Cost;
import com.callcat.testing.ApiClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.TestDynamoDb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What calls cost in DynamoDB, by the program's own figures. docs/operations.md says the same.
class CostTest {
  private static final String SECTION = "What calls cost";
  private static final int CALLS = 10;

  /// What a whole call may cost.
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

  private static final String WRITES = CountedSite.WRITES;

  private static final String READS =
      CAPACITY + "\\{operation=\"(batch_)?get_item\",table=\"(?!leases).*";

  private final InstantSource clock = InstantSource.system();

  @Test
  void a_call_costs_what_the_document_says() throws Exception {
    try (var retell = new RetellAccount(CountedSite.KEY, clock, SHORT, new Random(1));
        var site = Site.start(settings(retell), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      for (var n = 1; n <= CALLS; n++) {
        var id = user.create(CountedSite.call());
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

  @Test
  void a_whole_call_takes_few_requests() throws Exception {
    try (var site =
        new CountedSite(CallDurations.talking(SHORT).withRing(SHORT).withAnalysis(SHORT), 1)) {
      site.wholeCall(0); // of a user of whom nothing is known yet
      var calls = new ArrayList<Cost>();
      for (var n = 0; n < CALLS; n++) {
        calls.add(site.wholeCall(0));
      }
      // where the machine is so busy that requests are repeated, some take more
      var usual = calls.stream().sorted(Comparator.comparingInt(Cost::all)).toList().get(CALLS / 2);
      System.out.printf(
          Locale.ROOT,
          "a whole call: %d requests, %.1f units, %s%n",
          usual.all(),
          usual.units(),
          usual.requests());
      usual
          .requests()
          .forEach(
              (kind, count) ->
                  assertThat(count)
                      .as(kind)
                      .isLessThanOrEqualTo(MOST_OF_A_KIND.getOrDefault(kind, 0)));
      assertThat(usual.all()).isLessThanOrEqualTo(MOST_REQUESTS);
      assertThat(usual.units()).isLessThanOrEqualTo(MOST_UNITS);
    }
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
    try (var retell = new RetellAccount(CountedSite.KEY, clock, ENDLESS, new Random(1));
        var site = Site.start(settings(retell), clock, 1)) {
      retell.tell(site);
      var user = ApiClient.register(site.urls(), "mira@example.com");
      var ids = new ArrayList<String>();
      for (var n = 0; n < CALLS; n++) {
        ids.add(user.create(CountedSite.call().put("phoneNumber", WITHOUT_WEBHOOKS)));
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

  private static Map<String, String> settings(RetellAccount retell) {
    return CountedSite.settings(retell, TestDynamoDb.endpoint());
  }
}
