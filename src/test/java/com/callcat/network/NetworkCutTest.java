package com.callcat.network;

import static com.callcat.network.Cable.HERE;
import static com.callcat.network.Cable.SERVICES_HERE;
import static com.callcat.network.Cable.SERVICES_THERE;
import static com.callcat.network.Cable.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.callcat.Main;
import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.EventClient;
import com.callcat.testing.Eventually;
import com.callcat.testing.LongTest;
import com.callcat.testing.Surroundings;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two processes of one deployment, each of which has the databases and Retell, and which lose each
/// other and find each other again while calls are due.
@LongTest
@Execution(ExecutionMode.CONCURRENT)
class NetworkCutTest {
  private static final int PORT = 5701;
  private static final int BUS_PORT = 5702;

  /// Hazelcast's own minutes, made seconds: to take a silent member for dead, and to look for one
  /// that it had lost.
  private static final String IMPATIENT =
      "-Dhazelcast.heartbeat.interval.seconds=1 -Dhazelcast.max.no.heartbeat.seconds=5"
          + " -Dhazelcast.merge.first.run.delay.seconds=5"
          + " -Dhazelcast.merge.next.run.delay.seconds=5";

  /// What the alert on late calls takes for late, so that nobody would be called for.
  private static final Duration LATE = Duration.ofSeconds(30);

  /// Some of them are due when the network is just being cut or joined.
  private static final int CALLS = 8;

  private static final long APART_MS = 1_000;

  /// Longer than it takes to make a call: a time that has passed by then would be refused.
  private static final long LEAD_MS = 10_000;

  private static final int HEARTBEAT_SECONDS = 5;
  private static final long TOMORROW_MS = 86_400_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, Long> due = new LinkedHashMap<>();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path dir;

  private String retell = "";

  @Test
  void every_call_goes_out_once_and_on_time_while_the_processes_lose_and_find_each_other()
      throws Exception {
    assumeTrue(Cable.canBeHad(), "SKIPPED: only root on Linux can cut a network, with iproute2");
    try (var cable = Cable.lay();
        var around = Surroundings.start()) {
      System.out.println("logs are in " + dir);
      var here = here(around);
      retell = Objects.requireNonNull(here.get("CALLCAT_RETELL_BASEURL"));
      try (var one = ChildProgram.start(Main.class, dir.resolve("here"), here);
          var other = startThere(there(around, here))) {
        var mira = ApiClient.register(one.awaitReady(), "mira@example.com");
        live(cable, mira, mira.at(other.awaitReady()));
      }
    }
  }

  private void live(Cable cable, ApiClient one, ApiClient other) throws Exception {
    awaitHearing(one, other);
    awaitHearing(other, one);
    untilRung(schedule(one, other).getFirst());

    cable.cut();
    assertThat(cable.reaches(PORT)).isFalse();
    schedule(one, other);
    untilLost("here", THERE);
    untilLost("there", HERE);
    untilRung(schedule(one, other).getFirst());

    cable.join();
    schedule(one, other);
    awaitHearing(one, other);
    awaitHearing(other, one);
    for (var id : schedule(one, other)) {
      untilRung(id);
    }
    for (var id : due.keySet()) {
      one.untilEnded(id);
    }
    assertOnceAndOnTime(rings());
  }

  private void assertOnceAndOnTime(List<Ring> rings) {
    assertThat(rings).extracting(Ring::callId).containsExactlyInAnyOrderElementsOf(due.keySet());
    var lateness = rings.stream().mapToLong(this::lateness).sorted();
    var late = lateness.toArray();
    System.out.println("how late each call rang, in ms: " + Arrays.toString(late));
    assertThat(late[0]).as("before its time").isNotNegative();
    assertThat(late[late.length - 1]).isLessThan(LATE.toMillis());
  }

  private long lateness(Ring ring) {
    return ring.at() - Objects.requireNonNull(due.get(ring.callId()));
  }

  /// At both by turns.
  private List<String> schedule(ApiClient one, ApiClient other) throws Exception {
    var made = new ArrayList<String>();
    for (var n = 1; n <= CALLS; n++) {
      var at = InstantSource.system().millis() + LEAD_MS + n * APART_MS;
      var id = (n % 2 == 0 ? one : other).create(wanted(at));
      assertThat(id).as("a call is taken").isNotNull();
      made.add(id);
      due.put(id, at);
    }
    return made;
  }

  private static JsonObject wanted(long at) {
    return new JsonObject()
        .put("calleeName", "Okafor Dental")
        .put("phoneNumber", "+15551234567")
        .put("subject", "Move the cleaning")
        .put("prompt", "Ask for Thursday.")
        .put("scheduledAt", at);
  }

  private static void awaitHearing(ApiClient from, ApiClient to) throws Exception {
    Eventually.until(PATIENCE, BETWEEN, () -> hears(from, to), heard -> heard);
  }

  /// Whether one is told at once what happens at the other, and not by the next heartbeat.
  private static boolean hears(ApiClient from, ApiClient to) throws Exception {
    try (var stream = EventClient.open(to.request("GET", "/api/calls/events"))) {
      stream.next();
      from.create(wanted(InstantSource.system().millis() + TOMORROW_MS));
      return !stream.nextBlock().isComment();
    }
  }

  private void untilRung(String id) throws Exception {
    Eventually.until(this::rings, rings -> rings.stream().anyMatch(ring -> ring.isOf(id)));
  }

  /// Until a process has given up the other one.
  private void untilLost(String log, String address) throws Exception {
    Eventually.until(
        PATIENCE,
        BETWEEN,
        () -> Files.readString(dir.resolve(log)),
        lines -> lines.lines().anyMatch(line -> line.contains("Suspecting Member [" + address)));
  }

  private record Ring(String callId, long at) {
    boolean isOf(String id) {
      return callId.equals(id);
    }
  }

  private List<Ring> rings() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(retell + "/simulator/rings")).build();
    return new JsonObject(HTTP.send(request, BodyHandlers.ofString()).body())
        .getJsonArray("rings").stream()
            .map(JsonObject.class::cast)
            .map(
                ring ->
                    new Ring(
                        ring.getJsonObject("metadata").getString("callId"), ring.getLong("at")))
            .toList();
  }

  private ChildProgram startThere(Map<String, String> settings) throws Exception {
    return ChildProgram.start(Cable.there(), Main.class, dir.resolve("there"), settings);
  }

  private static Map<String, String> here(Surroundings around) throws Exception {
    return inCluster(around.settings(), HERE);
  }

  /// The same databases and the same Retell, by the cable that is not cut.
  private static Map<String, String> there(Surroundings around, Map<String, String> here) {
    var settings = inCluster(new HashMap<>(here), THERE);
    for (var server : List.of("DYNAMODB_ENDPOINT", "POSTGRES_URI", "RETELL_BASEURL")) {
      settings.compute("CALLCAT_" + server, (_, url) -> forwarded(around, URI.create(url)));
    }
    for (var listener : List.of("HTTP", "WEBHOOK", "MANAGEMENT")) {
      settings.put("CALLCAT_" + listener + "_HOST", SERVICES_THERE);
    }
    settings.put("CALLCAT_WEBHOOK_PORT", "8081");
    settings.put("CALLCAT_WEBHOOK_PUBLICURL", "http://" + SERVICES_THERE + ":8081");
    return settings;
  }

  private static String forwarded(Surroundings around, URI server) {
    var port = Forwarder.to(around.vertx(), SERVICES_HERE, server);
    var place = server.getHost() + ":" + server.getPort();
    return server.toString().replace(place, SERVICES_HERE + ":" + port);
  }

  private static Map<String, String> inCluster(Map<String, String> settings, String host) {
    settings.put("CALLCAT_CLUSTER_ENABLED", "true");
    settings.put("CALLCAT_CLUSTER_HOST", host);
    settings.put("CALLCAT_CLUSTER_PORT", Integer.toString(PORT));
    settings.put("CALLCAT_CLUSTER_BUSPORT", Integer.toString(BUS_PORT));
    settings.put("CALLCAT_CLUSTER_MEMBERS", HERE + "," + THERE);
    settings.put("CALLCAT_HTTP_HEARTBEATSECONDS", Integer.toString(HEARTBEAT_SECONDS));
    settings.put("JDK_JAVA_OPTIONS", IMPATIENT);
    return settings;
  }
}
