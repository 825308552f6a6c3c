package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Capacity found last on this machine, requests a second.
final class Knee {
  private static final Path FILE = Project.result("knee");

  private Knee() {}

  static void write(int knee) {
    try {
      Files.writeString(FILE, Integer.toString(knee));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param given by the settings; 0 takes what was found
  static int of(int given) {
    if (given > 0) {
      return given;
    }
    try {
      return Integer.parseInt(Files.readString(FILE).strip());
    } catch (IOException missing) {
      throw new IllegalStateException("run Capacity first, or give -Dload.knee", missing);
    }
  }
}
