package com.callcat;

import com.callcat.config.ConfigException;
import com.callcat.config.ConfigReader;
import com.callcat.log.Logging;
import com.callcat.store.KeysetRotation;
import com.callcat.store.Sealer;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a program, prints when it is ready, stops it on a signal, and explains in plain words if
/// it cannot start. The exit code is 1 for a defect, and 2 for something that the operator can
/// correct. With the argument `keyset` it prints a keyset for `encryption.keyset` instead, and
/// needs no other settings.
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
  private static final String KEYSET = ConfigReader.variable("encryption.keyset");

  private Launcher() {}

  /// Starts a program, or prints a keyset if the arguments ask for it.
  ///
  /// @param environment contains the keyset that is to be changed
  /// @param exit ends this process with an exit code
  public static void launch(
      String[] arguments,
      Map<String, String> environment,
      Callable<? extends Running> program,
      IntConsumer exit) {
    try {
      if (arguments.length == 0) {
        start(program);
      } else {
        System.out.println(keyset(String.join(" ", arguments), environment.get(KEYSET)));
      }
    } catch (ConfigException wrong) {
      Logging.end();
      System.err.println("CallCat cannot start. " + wrong.getMessage());
      exit.accept(2);
    } catch (Throwable defect) { // also an Error: threads that have started would keep the process
      LOG.error("CallCat cannot start", defect);
      Logging.end();
      exit.accept(1);
    }
  }

  private static void start(Callable<? extends Running> program) throws Exception {
    var running = program.call();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
    System.out.println(running.readyLine());
  }

  private static String keyset(String arguments, @Nullable String known) {
    return switch (arguments) {
      case "keyset" -> Sealer.newKeyset();
      case "keyset add" -> KeysetRotation.add(known);
      case "keyset use-newest" -> KeysetRotation.useNewest(known);
      default ->
          throw new ConfigException(
              "It takes no argument but keyset, which prints a new keyset, and, for the keyset in %s,"
                      .formatted(KEYSET)
                  + " keyset add and keyset use-newest, which print it with another key.");
    };
  }

  private static void stop(Running running) {
    running.close();
    Logging.end();
  }
}
