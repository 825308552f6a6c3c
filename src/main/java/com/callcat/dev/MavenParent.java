package com.callcat.dev;

import java.util.concurrent.TimeUnit;

/// The Maven process whose `exec:exec` runs this process, if there is one. If this process fails,
/// Maven prints forty lines of its own, which cannot be turned off without hiding the errors of a
/// build too. So this process ends Maven first, and the reason of the failure is the last line that
/// the user sees.
final class MavenParent {
  /// A system property that the pom sets for `exec:exec`, so that no other parent process is ended.
  private static final String PROPERTY = "callcat.dev.maven";

  private static final long PATIENCE_SECONDS = 10;

  private MavenParent() {}

  /// Ends Maven, whose exit code is then 143 as after any SIGTERM, and then this process.
  static void exit(int code) {
    if (Boolean.getBoolean(PROPERTY)) {
      ProcessHandle.current().parent().ifPresent(MavenParent::end);
    }
    System.exit(code);
  }

  /// Ends Maven and waits until it has ended, so that it does not notice the end of this process.
  private static void end(ProcessHandle maven) {
    maven.destroy();
    maven
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(stubborn -> maven)
        .join();
  }
}
