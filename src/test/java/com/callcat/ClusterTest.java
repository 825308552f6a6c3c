package com.callcat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.callcat.bus.Bus;
import com.callcat.bus.JournalGrown;
import com.callcat.bus.JournalsFollowed;
import com.callcat.call.UserId;
import com.callcat.config.ConfigException;
import com.callcat.config.ConfigReader;
import com.callcat.testing.ApiClient;
import com.callcat.testing.DeployedSettings;
import com.callcat.testing.EventClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.FreePorts;
import com.callcat.testing.ReadyLine;
import com.callcat.testing.TestDynamoDb;
import com.callcat.testing.TestPostgres;
import com.callcat.tracing.Tracing;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two whole programs on one pair of databases. Nobody is dialled: Retell cannot be reached.
class ClusterTest {
  /// A heartbeat may come at any moment. If the events waited for it, each would have one before
  /// it.
  private static final int MOST_HEARTBEATS = 3;

  /// What a process does that looks at a due call, and does here for nothing else.
  private static final Pattern READS =
      Pattern.compile(
          "callcat_dynamodb_capacity_units_total\\{operation=\"get_item\",table=\"calls\"} (\\S+)");

  private static final String EVENTS = "/api/calls/events";

  private static final Vertx VERTX = Vertx.vertx();
  private static final Map<String, String> SHARED = new HashMap<>();
  private static int firstPort;
  private static int secondPort;
  private static CallCat first;
  private static CallCat second;

  @BeforeAll
  static void start() throws Exception {
    var ports = FreePorts.several(2);
    firstPort = ports.getFirst();
    secondPort = ports.getLast();
    SHARED.putAll(shared());
    first = start(firstPort);
    second = start(secondPort);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    VERTX.close().await();
  }

  @Test
  void a_change_made_at_one_process_is_told_by_the_other_at_once() throws Exception {
    var mira = ApiClient.register(urls(first), "mira@example.com");
    var there = mira.at(urls(second));
    try (var stream = EventClient.open(there.request("GET", EVENTS))) {
      stream.next();
      var heartbeats = 0;
      for (var n = 0; n < 10; n++) {
        var id = mira.create(tomorrow());
        var block = stream.nextBlock();
        while (block.isComment()) {
          heartbeats++;
          assertThat(heartbeats).as("events come by heartbeats only").isLessThan(MOST_HEARTBEATS);
          block = stream.nextBlock();
        }
        assertThat(new JsonObject(block.field("data")).getString("callId")).isEqualTo(id);
      }
    }
  }

  @Test
  void a_process_is_told_only_of_users_whose_streams_it_has() throws Exception {
    var mira = ApiClient.register(urls(first), "fourth@example.com");
    var ali = ApiClient.register(urls(first), "fifth@example.com");
    try (var monitoring = new Monitoring(Tracing.off());
        var stream = EventClient.open(ali.at(urls(second)).request("GET", EVENTS))) {
      stream.next();
      var third = join(monitoring);
      var told = new LinkedBlockingQueue<JournalGrown>();
      Bus.of(third).onTold("third", JournalGrown.class, told::add).await();
      Bus.of(third).publish(new JournalsFollowed("third", Set.of(id(mira))));
      for (var n = 0; n < 3; n++) {
        ali.create(tomorrow());
        stream.next();
      }
      // The others may not have heard of the third one when the first call is made.
      Eventually.until(
          () -> {
            mira.create(tomorrow());
            return told;
          },
          news -> !news.isEmpty());
      assertThat(told).extracting(JournalGrown::userId).containsOnly(id(mira));
      third.close().await();
    }
  }

  /// A process of the cluster in which the program does not run.
  private static Vertx join(Monitoring monitoring) {
    var settings = new HashMap<>(SHARED);
    settings.put("CALLCAT_CLUSTER_PORT", String.valueOf(FreePorts.one()));
    var cluster = ConfigReader.read(settings).cluster();
    var joined = Cluster.join(cluster, new VertxOptions(), monitoring).await();
    Bus.register(joined);
    return joined;
  }

  private static UserId id(ApiClient user) throws Exception {
    var profile = new JsonObject(user.send("GET", "/api/user/profile", "").body());
    return new UserId(profile.getLong("id"));
  }

  @Test
  void a_stream_that_was_cut_at_one_process_goes_on_at_the_other() throws Exception {
    var mira = ApiClient.register(urls(first), "second@example.com");
    String seen;
    try (var stream = EventClient.open(mira.request("GET", EVENTS))) {
      stream.next();
      mira.create(tomorrow());
      seen = stream.next().field("id");
    }
    var missed = mira.create(tomorrow());
    var again = mira.at(urls(second)).request("GET", EVENTS, "Last-Event-ID", seen);
    try (var stream = EventClient.open(again)) {
      stream.next();
      assertThat(new JsonObject(stream.next().field("data")).getString("callId")).isEqualTo(missed);
      var next = mira.create(tomorrow());
      assertThat(new JsonObject(stream.next().field("data")).getString("callId")).isEqualTo(next);
    }
  }

  @Test
  void calls_that_are_due_are_looked_at_by_both_processes() throws Exception {
    var mira = ApiClient.register(urls(first), "third@example.com");
    var call = tomorrow();
    call.remove("scheduledAt");
    // The one that leads may not have heard of the other yet when the first calls are due.
    for (var process : List.of(mira, mira.at(urls(second)))) {
      Eventually.until(
          () -> {
            mira.create(call);
            return reads(process);
          },
          reads -> reads > 0);
    }
  }

  private static double reads(ApiClient process) throws Exception {
    return READS
        .matcher(process.management("/metrics").body())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }

  @Test
  void a_cluster_port_in_use_is_said_in_one_sentence() {
    assertThatThrownBy(() -> start(firstPort))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cluster.port");
  }

  @Test
  void a_port_of_the_bus_in_use_is_said_in_one_sentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      assertThatThrownBy(() -> start(FreePorts.one(), Map.of("CALLCAT_CLUSTER_BUSPORT", port)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContainingAll(port, "cluster.busPort");
    }
  }

  private static JsonObject tomorrow() {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.")
        .put("scheduledAt", InstantSource.system().millis() + 86_400_000);
  }

  private static ReadyLine urls(CallCat program) {
    return ReadyLine.parse(program.readyLine());
  }

  private static CallCat start(int port) throws Exception {
    return start(port, Map.of());
  }

  private static CallCat start(int port, Map<String, String> more) throws Exception {
    var settings = new HashMap<>(SHARED);
    settings.putAll(more);
    settings.put("CALLCAT_CLUSTER_PORT", String.valueOf(port));
    return CallCat.start(ConfigReader.read(settings), InstantSource.system());
  }

  /// Which has no room for any call now: that is no failure, so the breaker stays closed.
  private static String busyRetell() {
    var server =
        VERTX
            .createHttpServer()
            .requestHandler(request -> request.response().setStatusCode(429).end())
            .listen(0, "127.0.0.1")
            .await();
    return "http://127.0.0.1:" + server.actualPort();
  }

  private static Map<String, String> shared() {
    var settings =
        DeployedSettings.of(
            TestDynamoDb.emptyDatabase(), TestPostgres.freshDatabase(), busyRetell());
    settings.put("CALLCAT_HTTP_HEARTBEATSECONDS", "45");
    settings.put("CALLCAT_CLUSTER_ENABLED", "true");
    settings.put("CALLCAT_CLUSTER_HOST", DeployedSettings.HOST);
    settings.put("CALLCAT_CLUSTER_MEMBERS", "127.0.0.1:" + firstPort + ",127.0.0.1:" + secondPort);
    return settings;
  }
}
