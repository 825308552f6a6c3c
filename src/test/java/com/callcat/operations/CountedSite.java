package com.callcat.operations;

import com.callcat.dev.simulator.CallDurations;
import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.Eventually;
import com.callcat.testing.Faults;
import com.callcat.testing.HttpFaultProxy;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Some programs whose requests to DynamoDB are counted, and a user who makes one call after the
/// other. Retell's webhooks go to the programs in turn.
final class CountedSite implements AutoCloseable {
  static final String KEY = "key_of_the_cost";

  /// What is charged for calls: not the lease, nor the looking for what is due.
  static final String WRITES =
      "callcat_dynamodb_capacity_units_total\\{operation=\"(put|update|delete|transact_write)_.*,"
          + "table=\"(?!leases).*";

  private static final String ANALYSED =
      "callcat_webhooks_total\\{event=\"call_analyzed\",outcome=\"stored\".*";
  private static final String WAITING = "callcat_journal_changes_waiting.*";

  private final Vertx vertx = Vertx.vertx();
  private final CountedRequests requests = new CountedRequests();
  private final RetellAccount retell;
  private final Site site;
  private final List<ReadyLine> places;
  private final ApiClient user;
  private int calls;

  /// What one call took.
  ///
  /// @param requests by their kind
  /// @param units of writing
  record Cost(Map<String, Integer> requests, double units) {
    int all() {
      return requests.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  CountedSite(CallDurations durations, int processes) throws Exception {
    var clock = InstantSource.system();
    var proxy = HttpFaultProxy.before(vertx, requests, TestDynamoDb.endpoint(), new Faults());
    retell = new RetellAccount(KEY, clock, durations, new Random(1));
    var settings = settings(retell, proxy.endpoint());
    site =
        processes == 1
            ? Site.start(settings, clock, 1)
            : Site.startCluster(settings, clock, processes);
    retell.tell(site);
    places = site.allUrls();
    user = ApiClient.register(places.getFirst(), "mira@example.com");
  }

  /// A call that webhooks tell of: made, dialled, begun, ended and analysed, with all that is kept
  /// for live events.
  ///
  /// @param process that is asked for it
  Cost wholeCall(int process) throws Exception {
    var before = requests.ofCalls();
    var units = sum(WRITES);
    user.at(places.get(process)).create(call());
    calls++;
    Eventually.until(() -> sum(ANALYSED), stored -> stored >= calls);
    Eventually.until(() -> sum(WAITING), waiting -> waiting == 0);
    return new Cost(more(before, requests.ofCalls()), sum(WRITES) - units);
  }

  private static Map<String, Integer> more(Map<String, Integer> before, Map<String, Integer> now) {
    var more = new TreeMap<>(now);
    more.replaceAll((kind, count) -> count - before.getOrDefault(kind, 0));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  /// Of all processes.
  private double sum(String name) throws Exception {
    var sum = 0.0;
    for (var place : places) {
      sum += Figures.of(user.at(place)).sum(name);
    }
    return sum;
  }

  static Map<String, String> settings(RetellAccount retell, String dynamoDb) {
    var database = TestDynamoDb.database(dynamoDb);
    var settings =
        new HashMap<>(DeployedSettings.of(database, TestPostgres.freshDatabase(), retell.url()));
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", retell.publicUrl());
    settings.put("CALLCAT_RETELL_APIKEY", KEY);
    settings.put("CALLCAT_DISPATCH_POLLSECONDS", "60"); // lines are checked then, which reads calls
    return settings;
  }

  static JsonObject call() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday.");
  }

  @Override
  public void close() {
    site.close();
    retell.close();
    vertx.close().await();
  }
}
