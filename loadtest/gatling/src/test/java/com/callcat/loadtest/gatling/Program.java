package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The program under load: the development program in a process of its own, so that its memory is
/// its own, and what stands in for DynamoDB and Retell in another; or one that runs already.
final class Program implements AutoCloseable {
  private static final String STAND_INS = "com.callcat.dev.StandInsMain";
  private static final String MAIN = "com.callcat.dev.DevMain";
  private static final String HERE = "127.0.0.1";
  private static final String STAND_INS_HEAP = "1g";

  private final Addresses at;
  private final OptionalLong pid;
  private final Runnable stop;

  private Program(Addresses at, OptionalLong pid, Runnable stop) {
    this.at = at;
    this.pid = pid;
    this.stop = stop;
  }

  /// Blocks until it is ready.
  static Program of(Settings settings) {
    var running = settings.running();
    return running == null ? start(settings) : new Program(running, OptionalLong.empty(), () -> {});
  }

  private static Program start(Settings settings) {
    var data = temporary();
    var standIns = standIns(settings, data);
    Runtime.getRuntime().addShutdownHook(new Thread(standIns::close));
    var there = standIns.awaitReady();
    var main = main(settings, data, there);
    Runtime.getRuntime().addShutdownHook(new Thread(main::close));
    return new Program(
        Addresses.of(main.awaitReady()),
        OptionalLong.of(main.pid()),
        () -> {
          main.close();
          standIns.close();
          delete(data);
        });
  }

  private static MavenRun standIns(Settings settings, Path data) {
    return MavenRun.start(
        STAND_INS,
        STAND_INS_HEAP,
        Project.result("stand-ins.log"),
        Map.of(
            "CALLCAT_DATA_DIR", data.resolve("stand-ins").toString(),
            "CALLCAT_DYNAMODB_PORT", "0",
            "CALLCAT_RETELL_APIKEY", settings.apiKey(),
            "CALLCAT_RETELL_SIMULATOR_PORT", "0",
            "CALLCAT_RETELL_SIMULATOR_TALKSECONDS", Integer.toString(settings.talkSeconds()),
            "CALLCAT_RETELL_SIMULATOR_LINES", Integer.toString(settings.lines())));
  }

  private static MavenRun main(Settings settings, Path data, Map<String, String> standIns) {
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
    return MavenRun.start(MAIN, settings.heap(), Project.result("program.log"), variables);
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
    stop.run();
  }
}
