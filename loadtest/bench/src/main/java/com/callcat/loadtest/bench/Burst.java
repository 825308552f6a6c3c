package com.callcat.loadtest.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many calls due at once, at the program and at db-scheduler, which post to the same Retell
/// simulator. The simulator's own log says when each rang.
final class Burst {
  private static final int COUNT = Integer.getInteger("due", 20_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final long FIRST_USER = 2_000_000;
  private static final int USERS = 100;
  private static final long SECONDS_AT_MOST = 1_200;
  private static final List<String> FLAGS = List.of("-Xmx400m", "-XX:+UseSerialGC");

  private final Generator generator = new Generator(Vertx.vertx());
  private final Program program;
  private final String database;

  private Burst(Program program) {
    this.program = program;
    this.database = program.otherDatabase();
  }

  /// What came of it.
  ///
  /// @param cpuMillis processor time of the process for each call, from before the first was due
  private record Outcome(double cpuMillis, double perSecond, long p50Millis, long p99Millis) {
    @Override
    public String toString() {
      return "%.2f ms of processor time a call, %.0f rings a second, lateness p50 %d ms, p99 %d ms"
          .formatted(cpuMillis, perSecond, p50Millis, p99Millis);
    }
  }

  public static void main(String[] arguments) {
    try (var program = new Program(Bench.absolute(System.getProperty("java.class.path", "")))) {
      var burst = new Burst(program);
      for (var round = 0; round < ROUNDS; round++) {
        System.out.println("db-scheduler: " + burst.ofPeer(round));
        System.out.println("CallCat: " + burst.ofProgram());
      }
      System.exit(0);
    } catch (Exception failure) { // threads of Vert.x and of PostgreSQL would keep the process
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private Outcome ofPeer(int round) {
    var due = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(20 + COUNT / 1_000);
    var arguments = new ArrayList<>(FLAGS);
    arguments.addAll(
        List.of(
            "-cp",
            Bench.absolute(System.getProperty("java.class.path", "")),
            Peer.class.getName(),
            database,
            program.retell(),
            Integer.toString(COUNT),
            Long.toString(due)));
    var log = Program.work().resolve("db-scheduler-" + round + ".log");
    try (var peer = ServerProcess.start("db-scheduler", Program.work(), arguments, Map.of(), log)) {
      return observe(peer, due, Peer.ids(COUNT, due).collect(Collectors.toSet()));
    }
  }

  private Outcome ofProgram() {
    try (var callcat = program.start("http://127.0.0.1:" + program.dynamoDbPort())) {
      var api = Program.url(callcat.readyLine(), "api") + "/api/calls";
      var due = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(30 + COUNT / 100);
      var users = IntStream.range(0, USERS).mapToObj(n -> Secrets.token(FIRST_USER + n)).toList();
      var creates =
          IntStream.range(0, COUNT).mapToObj(i -> create(api, users.get(i % USERS), due)).toList();
      var ids = new HashSet<String>();
      generator.askAll(creates).forEach(call -> ids.add(call.getString("callId")));
      return observe(callcat, due, ids);
    }
  }

  private static Request create(String api, String user, long due) {
    var json =
        """
        {"calleeName": "Okafor Dental", "phoneNumber": "+15552010010", "subject": "Move the cleaning",
         "prompt": "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday.", "scheduledAt": %d}\
        """
            .formatted(due);
    return Request.send(HttpMethod.POST, api, user, json, 201);
  }

  private Outcome observe(ServerProcess process, long due, Set<String> ids) {
    var early = due - System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(1);
    if (early < 0) {
      throw new IllegalStateException("they were due before all were made: make fewer");
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(early));
    var before = process.cpuMicros();
    var late = rings(due, ids);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // for what is stored of the last
    var cpu = process.cpuMicros() - before;
    return new Outcome(
        cpu / 1e3 / COUNT,
        COUNT / (late[late.length - 1] / 1e3),
        late[late.length / 2],
        late[late.length * 99 / 100]);
  }

  /// How late each rang, sorted, in milliseconds; as soon as all have.
  private long[] rings(long due, Set<String> ids) {
    var url = Request.get(program.retell() + "/simulator/rings", Secrets.OF_RETELL);
    for (var second = 0L; second < SECONDS_AT_MOST; second += 5) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
      var times = new HashMap<String, Long>();
      for (var ring : all(generator.askAll(List.of(url)).getFirst())) {
        var id = ring.getJsonObject("metadata", new JsonObject()).getString("callId");
        if (ids.contains(id) && times.putIfAbsent(id, ring.getLong("at") - due) != null) {
          throw new IllegalStateException(id + " rang twice");
        }
      }
      if (times.size() == COUNT) {
        var sorted = times.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
      }
    }
    throw new IllegalStateException("not all have rung");
  }

  private static List<JsonObject> all(JsonObject rings) {
    return rings.getJsonArray("rings", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
