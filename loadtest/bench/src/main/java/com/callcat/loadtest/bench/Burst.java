package com.callcat.loadtest.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many calls due at once, at the program and at db-scheduler, which post to the same Retell
/// simulator. The simulator's own log says when each rang. All of the program's calls are in
/// progress together at the end, which shows how much memory one takes.
final class Burst {
  private static final int COUNT = Integer.getInteger("due", 20_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final long FIRST_USER = 2_000_000;
  private static final int USERS = 100;
  private static final int MORE_LINES = 5_000;
  private static final List<String> FLAGS = List.of("-Xmx400m", "-XX:+UseSerialGC");

  /// So long that no call ends before the last has begun.
  private static final int TALK_SECONDS = 3_600;

  private final Generator generator = new Generator(Vertx.vertx());
  private final String classPath = Bench.absolute(System.getProperty("java.class.path", ""));
  private final Program program;
  private final String database;
  private final Rings rings;

  private Burst() throws Exception {
    this.program = new Program(classPath, COUNT * ROUNDS + MORE_LINES, TALK_SECONDS);
    this.database = program.otherDatabase();
    this.rings = new Rings(generator, program.retell());
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
    try {
      var burst = new Burst();
      for (var round = 0; round < ROUNDS; round++) {
        System.out.println("db-scheduler: " + burst.ofPeer(round));
        System.out.println("CallCat: " + burst.ofProgram());
      }
      burst.program.close();
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
            classPath,
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

  /// The calls of the rounds before are in progress all the time.
  private String ofProgram() {
    var dynamoDb = "http://127.0.0.1:" + program.dynamoDbPort();
    try (var callcat = program.start(dynamoDb);
        var jvm = Jvm.of(callcat.pid())) {
      var api = Program.url(callcat.readyLine(), "api") + "/api/calls";
      var due = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(60 + COUNT / 100);
      var users = IntStream.range(0, USERS).mapToObj(n -> Secrets.token(FIRST_USER + n)).toList();
      var creates =
          IntStream.range(0, COUNT).mapToObj(i -> create(api, users.get(i % USERS), due)).toList();
      var calls = generator.askAll(creates);
      var ids = calls.stream().map(call -> call.getString("callId")).toList();
      var before = jvm.liveHeap();
      var outcome = observe(callcat, due, new HashSet<>(ids));
      var bytes = (jvm.liveHeap() - before) / COUNT;
      var floorMicros = floorMicros(dynamoDb, ids.getFirst());
      return "%s; %.1f F (%.0f µs each); %d bytes of heap for each call in progress"
          .formatted(outcome, outcome.cpuMillis * 1e3 / floorMicros, floorMicros, bytes);
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
    var late = rings.late(due, ids);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // for what is stored of the last
    var cpu = process.cpuMicros() - before;
    return new Outcome(
        cpu / 1e3 / COUNT,
        COUNT / (late[late.length - 1] / 1e3),
        late[late.length / 2],
        late[late.length * 99 / 100]);
  }

  /// What F costs beside the same DynamoDB: a checked token and one GetItem, the median of some
  /// rounds.
  private double floorMicros(String dynamoDb, String callId) {
    var key =
        new JsonObject()
            .put("userId", new JsonObject().put("N", Long.toString(FIRST_USER)))
            .put("callId", new JsonObject().put("S", callId));
    var item = new Floor.Item("callcat-calls", key);
    try (var floor = Floor.start(Floor.Kind.VERTX, classPath, dynamoDb, item)) {
      var target = Target.floor(Floor.Kind.VERTX, floor, Secrets.token(FIRST_USER), 1);
      generator.run(target.toWarm(), target.requests());
      return IntStream.range(0, 5)
          .mapToDouble(_ -> micros(target))
          .sorted()
          .skip(2)
          .findFirst()
          .orElseThrow();
    }
  }

  private double micros(Target target) {
    var before = target.server().cpuMicros();
    generator.run(target.inRound(), target.requests());
    return (double) (target.server().cpuMicros() - before) / target.inRound();
  }
}
