package com.callcat.dev;

import com.callcat.Launcher;
import com.callcat.config.ConfigReader;
import java.time.Clock;
import java.time.ZoneOffset;

/// What stands in for DynamoDB and for Retell, without the program: for a cluster of development,
/// whose processes have to reach it.
public final class StandInsMain {
  private StandInsMain() {}

  public static void main(String[] arguments) {
    Launcher.launch(
        arguments,
        System.getenv(),
        () -> StandIns.start(ConfigReader.read(System.getenv()), Clock.tickMillis(ZoneOffset.UTC)),
        System::exit);
  }
}
