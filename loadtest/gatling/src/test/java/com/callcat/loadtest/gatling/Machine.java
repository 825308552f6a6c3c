package com.callcat.loadtest.gatling;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the run has to share.
final class Machine {
  private Machine() {}

  static String describe() {
    return "%s, %d processors, %s, Linux %s, Java %s"
        .formatted(
            first("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            first("/proc/meminfo", "MemTotal"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  /// Of the last minute: how many processes wanted a processor.
  static String load() {
    return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String first(String file, String field) {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(field))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException elsewhere) {
      return "unknown";
    }
  }
}
