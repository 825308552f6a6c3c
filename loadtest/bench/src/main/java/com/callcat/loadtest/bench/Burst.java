package com.callcat.loadtest.bench;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Many calls due at once, at the program and at db-scheduler, which post to the same Retell
/// simulator.
final class Burst {
  private static final int COUNT = Integer.getInteger("due", 20_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 1);
  private static final int LINES = 25_000;
  private static final int TALK_SECONDS = 1;
  private static final List<String> FLAGS = List.of("-Xmx400m", "-XX:+UseSerialGC");

  private final String classPath;
  private final Program program;
  private final String database;
  private final DueAtOnce calls;

  private Burst(String classPath, Program program) {
    this.classPath = classPath;
    this.program = program;
    this.database = program.otherDatabase();
    this.calls = new DueAtOnce(COUNT, new Generator(Vertx.vertx()), program);
  }

  public static void main(String[] arguments) {
    var classPath = Bench.absolute(System.getProperty("java.class.path", ""));
    try (var program = new Program(classPath, LINES, TALK_SECONDS)) {
      var burst = new Burst(classPath, program);
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

  private DueAtOnce.Outcome ofPeer(int round) {
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
      return calls.observe(peer, due, Peer.ids(COUNT, due).collect(Collectors.toSet()));
    }
  }

  private DueAtOnce.Outcome ofProgram() {
    try (var callcat = program.start(program.dynamoDb())) {
      var due = calls.due();
      return calls.observe(callcat, due, new HashSet<>(calls.make(callcat, due)));
    }
  }
}
