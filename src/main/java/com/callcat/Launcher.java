package com.callcat;

import com.callcat.config.ConfigException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a program, says when it is ready, stops it on a signal, and tells in one sentence what
/// keeps it from starting. Exit code 1: a defect; 2: something its operator can mend.
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private Launcher() {}

  public static void launch(Callable<? extends Running> program) {
    try {
      var running = program.call();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
      System.out.println(running.readyLine());
    } catch (ConfigException wrong) {
      System.err.println("CallCat cannot start. " + wrong.getMessage());
      System.exit(2);
    } catch (Throwable defect) { // also an Error: threads that have started would keep the process
      LOG.error("CallCat cannot start", defect);
      System.exit(1);
    }
  }
}
