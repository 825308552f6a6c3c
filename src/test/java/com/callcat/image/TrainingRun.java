package com.callcat.image;

import com.callcat.testing.ApiClient;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the AOT cache of the image: runs the deployed program on real databases and the simulator,
/// has it serve what it serves every day, and stops it, upon which Java writes down the classes
/// that were used. The cache holds no data of the run. It belongs to this Java and these jars; with
/// others, Java starts without it.
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private TrainingRun() {}

  /// Its one argument is the root of the image. The databases would keep the process alive.
  public static void main(String[] arguments) {
    try {
      run(new ImageLayout(Path.of(arguments[0])));
      System.exit(0);
    } catch (Throwable failure) {
      LOG.error("no cache could be made", failure);
      System.exit(1);
    }
  }

  private static void run(ImageLayout image) throws Exception {
    var log = image.root().resolveSibling("training.log");
    var command = image.command("-XX:AOTCacheOutput=" + ImageLayout.AOT_CACHE);
    try (var around = Surroundings.start();
        var program = ChildProgram.start(command, image.home(), log, around.settings())) {
      work(ApiClient.register(program.awaitReady(), "training@example.com"));
      program.terminate();
      program.awaitExit();
    } catch (AssertionError unready) {
      throw new IllegalStateException("see " + log, unready);
    }
    if (Files.notExists(image.aotCache())) {
      throw new IllegalStateException("Java has written no " + image.aotCache());
    }
  }

  /// What is asked every day: a call from its creation to its analysis.
  private static void work(ApiClient user) throws Exception {
    var id = user.call("+15551234567");
    user.untilStatus(id, "COMPLETED");
    user.send("GET", "/api/calls", "");
    user.send("GET", "/api/calls/" + id + "/transcript", "");
    user.send("GET", "/api/user/preferences", "");
    user.management("/health/ready");
    user.management("/metrics");
  }
}
