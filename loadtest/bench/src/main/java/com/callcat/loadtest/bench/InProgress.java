package com.callcat.loadtest.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.stream.IntStream;

/// What a call costs from the moment it is due until it is in progress, beside the floor F, and how
/// much memory it takes then. All calls are due at once and talk for so long that they are in
/// progress together; no webhook tells of them. As many were dialled before: they warm the program,
/// and what it has in memory then is not counted.
final class InProgress {
  private static final int COUNT = Integer.getInteger("due", 5_000);
  private static final int MORE_LINES = 1_000;
  private static final int TALK_SECONDS = 3_600;
  private static final int ROUNDS_OF_FLOOR = 5;

  private final String classPath;
  private final Program program;
  private final Generator generator = new Generator(Vertx.vertx());

  private InProgress(String classPath, Program program) {
    this.classPath = classPath;
    this.program = program;
  }

  public static void main(String[] arguments) {
    var classPath = Bench.absolute(System.getProperty("java.class.path", ""));
    try (var program = new Program(classPath, 2 * COUNT + MORE_LINES, TALK_SECONDS)) {
      System.out.println(new InProgress(classPath, program).measure());
      System.exit(0);
    } catch (Exception failure) { // threads of Vert.x and of PostgreSQL would keep the process
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private String measure() {
    var calls = new DueAtOnce(COUNT, generator, program);
    try (var callcat = program.start(program.dynamoDb());
        var jvm = Jvm.of(callcat.pid())) {
      warm(calls, callcat);
      var before = jvm.liveHeap();
      var due = calls.due();
      var ids = calls.make(callcat, due);
      var outcome = calls.observe(callcat, due, new HashSet<>(ids));
      var bytes = (jvm.liveHeap() - before) / COUNT;
      var floor = floorMicros(ids.getFirst());
      return "%s; that is %.1f F of %.0f µs; %d bytes of heap for each call in progress"
          .formatted(outcome, outcome.cpuMillis() * 1e3 / floor, floor, bytes);
    }
  }

  /// Until the program is compiled.
  private static void warm(DueAtOnce calls, ServerProcess callcat) {
    var due = calls.due();
    calls.observe(callcat, due, new HashSet<>(calls.make(callcat, due)));
  }

  /// A checked token and one GetItem, beside the same DynamoDB; the median of some rounds.
  private double floorMicros(String callId) {
    var key =
        new JsonObject()
            .put("userId", new JsonObject().put("N", Long.toString(DueAtOnce.FIRST_USER)))
            .put("callId", new JsonObject().put("S", callId));
    var item = new Floor.Item("callcat-calls", key);
    try (var floor = Floor.start(Floor.Kind.VERTX, classPath, program.dynamoDb(), item)) {
      var token = Secrets.token(DueAtOnce.FIRST_USER);
      var target = Target.floor(Floor.Kind.VERTX, floor, token, 1);
      generator.run(target.toWarm(), target.requests());
      var rounds =
          IntStream.range(0, ROUNDS_OF_FLOOR).mapToDouble(_ -> micros(target)).sorted().toArray();
      return rounds[ROUNDS_OF_FLOOR / 2];
    }
  }

  private double micros(Target target) {
    var before = target.server().cpuMicros();
    generator.run(target.inRound(), target.requests());
    return (double) (target.server().cpuMicros() - before) / target.inRound();
  }
}
