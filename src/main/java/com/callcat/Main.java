package com.callcat;

import com.callcat.config.ConfigReader;
import com.callcat.tracing.Tracing;
import java.time.Clock;
import java.time.ZoneOffset;

/// The deployed program. It has no defaults for endpoints and secrets, and does not start without
/// them.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Launcher.launch(
        arguments,
        System.getenv(),
        () ->
            CallCat.start(
                ConfigReader.readDeployed(System.getenv()),
                Clock.tickMillis(ZoneOffset.UTC),
                Tracing.of(System.getenv())),
        System::exit);
  }
}
