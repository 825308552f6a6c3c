package com.callcat;

import com.callcat.config.ConfigReader;
import com.callcat.config.ConfigRules;
import java.time.Clock;
import java.time.ZoneOffset;

/// The deployed program. It makes nothing up: without real endpoints and secrets it does not start.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Launcher.launch(
        () -> {
          var config = ConfigReader.read(System.getenv());
          ConfigRules.requireDeployable(config);
          return CallCat.start(config, Clock.tickMillis(ZoneOffset.UTC));
        });
  }
}
