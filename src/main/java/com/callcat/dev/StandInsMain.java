package com.callcat.dev;

import com.callcat.Launcher;
import com.callcat.config.ConfigReader;
import java.time.Clock;
import java.time.ZoneOffset;

/// Runs the embedded DynamoDB and the simulator without the program, for a development cluster
/// whose processes share them.
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
