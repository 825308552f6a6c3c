package com.callcat;

import com.callcat.config.ConfigException;
import com.callcat.store.Sealer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a program, says when it is ready, stops it on a signal, and tells in plain words what
/// keeps it from starting. Exit code 1: a defect; 2: something its operator can mend. With the
/// argument `keyset` it prints a new keyset for `encryption.keyset` instead, and needs no settings.
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private static final String KEYSET = "keyset";

  private Launcher() {}

  /// Starts a program, or prints what its arguments ask for.
  ///
  /// @param exit ends this process with a code
  public static void launch(
      String[] arguments, Callable<? extends Running> program, IntConsumer exit) {
    if (arguments.length == 0) {
      start(program, exit);
    } else if (List.of(arguments).equals(List.of(KEYSET))) {
      System.out.println(Sealer.newKeyset());
    } else {
      System.err.println("CallCat takes no argument but keyset, which prints a new keyset.");
      exit.accept(2);
    }
  }

  private static void start(Callable<? extends Running> program, IntConsumer exit) {
    try {
      var running = program.call();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
      System.out.println(running.readyLine());
    } catch (ConfigException wrong) {
      System.err.println("CallCat cannot start. " + wrong.getMessage());
      exit.accept(2);
    } catch (Throwable defect) { // also an Error: threads that have started would keep the process
      LOG.error("CallCat cannot start", defect);
      exit.accept(1);
    }
  }
}
