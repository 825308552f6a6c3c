package com.callcat.dev;

import com.callcat.Launcher;
import com.callcat.config.ConfigReader;
import java.time.Clock;
import java.time.ZoneOffset;

/// The development program: the whole of CallCat with one command. What is not configured is filled
/// in with embedded databases, a simulator, and secrets that are made on the first start.
public final class DevMain {
  private DevMain() {}

  public static void main(String[] arguments) {
    Launcher.launch(
        arguments,
        System.getenv(),
        () ->
            Development.start(ConfigReader.read(System.getenv()), Clock.tickMillis(ZoneOffset.UTC)),
        MavenParent::exit);
  }
}
