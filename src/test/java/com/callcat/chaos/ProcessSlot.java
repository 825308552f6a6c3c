package com.callcat.chaos;

import com.callcat.Main;
import com.callcat.testing.ChildProgram;
import com.callcat.testing.ReadyLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One place of the deployment: a process runs there, and after its death another one.
final class ProcessSlot {
  private final String name;
  private final Path logs;
  private final Map<String, String> settings;
  private int starts;
  private @Nullable ChildProgram program;
  private volatile @Nullable ReadyLine urls;
  private volatile State state = State.DOWN;

  ProcessSlot(int number, int clusterPort, Path logs, Map<String, String> shared) {
    this.name = "process" + number;
    this.logs = logs;
    this.settings = new HashMap<>(shared);
    settings.put("CALLCAT_CLUSTER_PORT", Integer.toString(clusterPort));
  }

  /// How it is, as far as anybody knows who does it harm.
  enum State {
    DOWN,
    READY,
    FROZEN
  }

  String name() {
    return name;
  }

  /// Blocks until it is ready. Each process has a log of its own.
  void start() throws IOException {
    var log = logs.resolve(name + "." + ++starts + ".log");
    var started = ChildProgram.start(Main.class, log, settings);
    program = started;
    try {
      urls = started.awaitReady();
    } catch (AssertionError early) {
      throw new IOException(name + " did not start, see " + log, early);
    }
    state = State.READY;
  }

  State state() {
    return state;
  }

  /// Where the newest process of this place listens, dead or alive; null before the first is ready.
  @Nullable ReadyLine urls() {
    return urls;
  }

  void kill() throws InterruptedException {
    state = State.DOWN;
    running().kill();
  }

  /// SIGSTOP: it holds all it has, and does nothing.
  void freeze() throws IOException, InterruptedException {
    state = State.FROZEN;
    running().signal("STOP");
  }

  void wake() throws IOException, InterruptedException {
    running().signal("CONT");
    state = State.READY;
  }

  /// It is about to be terminated, so nobody else does it harm.
  void retire() {
    state = State.DOWN;
  }

  /// SIGTERM, and blocks until it has ended by itself.
  ///
  /// @return its exit code
  int terminate() throws InterruptedException {
    state = State.DOWN;
    running().terminate();
    return running().awaitExit();
  }

  /// Whatever state it is in.
  void end() {
    if (program != null) {
      program.end();
    }
  }

  private ChildProgram running() {
    if (program == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return program;
  }
}
