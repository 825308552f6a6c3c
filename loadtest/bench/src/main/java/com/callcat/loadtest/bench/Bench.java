package com.callcat.loadtest.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Measures what a request costs the deployed program and each of the floors. All run at once, each
/// as a process of its own, and take turns: server, stand-in for DynamoDB and generator on one
/// processor.
final class Bench {
  private static final int ROUNDS = Integer.getInteger("rounds", 4);
  private static final double SCALE = Double.parseDouble(System.getProperty("scale", "1"));
  private static final int STARTS = 3;
  private static final int LINES = 25_000;
  private static final int TALK_SECONDS = 1;
  private static final long IDLE_SECONDS = 30;

  private final Vertx vertx = Vertx.vertx();
  private final Generator generator = new Generator(vertx);
  private final String classPath = absolute(System.getProperty("java.class.path", ""));
  private final Map<Target, List<Round>> rounds = new LinkedHashMap<>();
  private final Report report = new Report();

  private Bench() {}

  public static void main(String[] arguments) {
    try {
      new Bench().run();
      System.exit(0);
    } catch (Exception failure) { // threads of Vert.x and of PostgreSQL would keep the process
      failure.printStackTrace();
      System.exit(1);
    }
  }

  /// What is started has another working directory.
  static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void run() throws Exception {
    try (var program = new Program(classPath, LINES, TALK_SECONDS)) {
      var standIn = StandIn.start(vertx, program.dynamoDbPort()).await();
      report.starts(starts(program, standIn.endpoint()));
      try (var callcat = program.start(standIn.endpoint())) {
        measure(program, standIn, callcat);
        report.idle(idle(callcat));
      }
    }
    report.write(rounds, SCALE, ROUNDS);
  }

  /// How long the program takes until it is ready; the first start makes the tables.
  private static List<Double> starts(Program program, String dynamoDb) {
    var seconds = new ArrayList<Double>();
    for (var start = 0; start <= STARTS; start++) {
      try (var callcat = program.start(dynamoDb)) {
        if (start > 0) {
          seconds.add(callcat.readyMillis() / 1000.0);
        }
      }
    }
    return seconds;
  }

  private void measure(Program program, StandIn.Listening standIn, ServerProcess callcat)
      throws Exception {
    var webhooks =
        Target.LEARNT + (ROUNDS + Target.WARM_ROUNDS_OF_WEBHOOKS) * Target.webhooks(SCALE);
    say("makes and dials " + webhooks + " calls");
    var api = Program.url(callcat.readyLine(), "api");
    var stock = new Stock(generator, api, program.retell(), webhooks);
    var ofProgram = Target.ofProgram(callcat, stock, SCALE);
    ofProgram.forEach(target -> generator.run(Target.LEARNT, target.requests()));
    var floors = floors(standIn, stock);
    try {
      standIn.standIn().replay();
      var targets = new ArrayList<Target>();
      floors.forEach((kind, server) -> targets.add(Target.floor(kind, server, stock.token, SCALE)));
      targets.addAll(ofProgram);
      warm(targets);
      var before = standIn.standIn().counts();
      takeTurns(targets, standIn.standIn());
      report.standIn(standIn.standIn().counts().since(before));
    } finally {
      floors.values().forEach(ServerProcess::close);
    }
  }

  private Map<Floor.Kind, ServerProcess> floors(StandIn.Listening standIn, Stock stock) {
    generator.run(1, _ -> Request.get(oneCall(stock), stock.token));
    var get = new JsonObject(standIn.standIn().lastGet());
    var item = new Floor.Item(get.getString("TableName"), get.getJsonObject("Key"));
    var floors = new EnumMap<Floor.Kind, ServerProcess>(Floor.Kind.class);
    for (var kind : Floor.Kind.values()) {
      floors.put(kind, Floor.start(kind, classPath, standIn.endpoint(), item));
    }
    return floors;
  }

  private static String oneCall(Stock stock) {
    return stock.urlOf(stock.scheduled.getFirst());
  }

  /// On all processors, so that the compilers have some.
  private void warm(List<Target> targets) {
    for (var target : targets) {
      say("warms " + target.name());
      generator.run(target.toWarm(), target.requests());
    }
  }

  private void takeTurns(List<Target> targets, StandIn standIn) throws Exception {
    var servers = targets.stream().map(Target::server).distinct().toList();
    var machines = new HashMap<ServerProcess, Jvm>();
    servers.forEach(server -> machines.put(server, Jvm.of(server.pid())));
    var self = ProcessHandle.current().pid();
    servers.forEach(server -> Affinity.pin(server.pid()));
    Affinity.pin(self);
    for (var number = 0; number < ROUNDS; number++) {
      say("round " + (number + 1));
      for (var target : targets) {
        var round =
            Round.of(
                target, generator, Objects.requireNonNull(machines.get(target.server())), standIn);
        rounds.computeIfAbsent(target, _ -> new ArrayList<>()).add(round);
      }
    }
    Affinity.free(self);
    servers.forEach(server -> Affinity.free(server.pid()));
    for (var one : machines.values()) {
      one.close();
    }
  }

  /// Milliseconds of processor time a second while nobody asks for anything.
  private static double idle(ServerProcess callcat) {
    say("leaves it alone for " + IDLE_SECONDS + " s");
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
    var before = callcat.cpuMicros();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(IDLE_SECONDS));
    return (callcat.cpuMicros() - before) / 1000.0 / IDLE_SECONDS;
  }

  private static void say(String what) {
    System.out.println("bench " + what);
  }
}
