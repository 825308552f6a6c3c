package com.callcat.dev;

import java.util.concurrent.TimeUnit;

/// The Maven whose `exec:exec` runs this process, if one does. When its child fails, Maven prints
/// forty lines of its own, and nothing in its settings prevents that but what would hide the errors
/// of a build as well. So it is ended first, and the reason of the failure is the last thing said.
final class MavenParent {
  /// Set where the pom says what `exec:exec` runs, so that nobody else's parent is ended.
  private static final String PROPERTY = "callcat.dev.maven";

  private static final long PATIENCE_SECONDS = 10;

  private MavenParent() {}

  /// Ends Maven, which tells its caller 143 as after any SIGTERM, and then this process.
  static void exit(int code) {
    if (Boolean.getBoolean(PROPERTY)) {
      ProcessHandle.current().parent().ifPresent(MavenParent::end);
    }
    System.exit(code);
  }

  /// It is gone before we are, or it would see how we ended.
  private static void end(ProcessHandle maven) {
    maven.destroy();
    maven
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(stubborn -> maven)
        .join();
  }
}
