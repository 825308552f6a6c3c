package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;

/// The program under load: the development program in a process of its own, so that its memory is
/// its own, and what stands in for DynamoDB and Retell in another; or one that runs already.
final class Program implements AutoCloseable {
  private static final String STAND_INS = "com.callcat.dev.StandInsMain";
  private static final String MAIN = "com.callcat.dev.DevMain";
  private static final String HERE = "127.0.0.1";
  private static final String STAND_INS_HEAP = "1g";

  private final Addresses at;
  private final OptionalLong pid;

  /// What is to be done when it is not needed any more, in this order.
  private final Deque<Runnable> ends;

  private Program(Addresses at, OptionalLong pid, Deque<Runnable> ends) {
    this.at = at;
    this.pid = pid;
    this.ends = ends;
  }

  /// Blocks until it is ready.
  ///
  /// @param run the logs of its processes begin with that
  static Program of(Settings settings, String run) {
    var running = settings.running();
    return running == null
        ? start(settings, run)
        : new Program(running, OptionalLong.empty(), new ConcurrentLinkedDeque<>());
  }

  private static Program start(Settings settings, String run) {
    var ends = new ConcurrentLinkedDeque<Runnable>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ends)));
    var data = temporary();
    ends.addFirst(() -> delete(data));
    var standIns = standIns(settings, data, Project.result(run + "-stand-ins.log"));
    ends.addFirst(standIns::close);
    var main = main(settings, data, standIns.awaitReady(), Project.result(run + "-program.log"));
    ends.addFirst(main::close);
    return new Program(Addresses.of(main.awaitReady()), OptionalLong.of(main.pid()), ends);
  }

  private static void end(Deque<Runnable> ends) {
    for (var end = ends.poll(); end != null; end = ends.poll()) {
      end.run();
    }
  }

  private static MavenRun standIns(Settings settings, Path data, Path log) {
    return MavenRun.start(
        STAND_INS,
        STAND_INS_HEAP,
        log,
        Map.of(
            "CALLCAT_DATA_DIR", data.resolve("stand-ins").toString(),
            "CALLCAT_DYNAMODB_PORT", "0",
            "CALLCAT_RETELL_APIKEY", settings.apiKey(),
            "CALLCAT_RETELL_SIMULATOR_PORT", "0",
            "CALLCAT_RETELL_SIMULATOR_TALKSECONDS", Integer.toString(settings.talkSeconds()),
            "CALLCAT_RETELL_SIMULATOR_LINES", Integer.toString(settings.lines())));
  }

  private static MavenRun main(
      Settings settings, Path data, Map<String, String> standIns, Path log) {
    var variables = new HashMap<String, String>();
    for (var listener : new String[] {"HTTP", "WEBHOOK", "MANAGEMENT"}) {
      variables.put("CALLCAT_" + listener + "_HOST", HERE);
      variables.put("CALLCAT_" + listener + "_PORT", "0");
    }
    variables.put("CALLCAT_DATA_DIR", data.resolve("program").toString());
    variables.put("CALLCAT_DYNAMODB_ENDPOINT", standIns.get("dynamodb"));
    variables.put("CALLCAT_RETELL_BASEURL", standIns.get("retell"));
    variables.put("CALLCAT_RETELL_APIKEY", settings.apiKey());
    variables.put("CALLCAT_AUTH_JWTSECRET", settings.jwtSecret());
    variables.put("CALLCAT_DISPATCH_MAXCONCURRENTCALLS", Integer.toString(settings.lines()));
    return MavenRun.start(MAIN, settings.heap(), log, variables);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("callcat-load");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Addresses at() {
    return at;
  }

  /// Empty for one that was not started here.
  OptionalLong pid() {
    return pid;
  }

  @Override
  public void close() {
    end(ends);
  }
}
