package com.callcat.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Chooses where PostgreSQL runs for the tests: in a container where Docker is there, embedded
/// otherwise. `-Dcallcat.test.servers=docker` or `=embedded` forces one.
public final class TestServers {
  static final String POSTGRES_IMAGE = "postgres:18";

  /// Null for the server of the project.
  static final @Nullable String DYNAMODB_IMAGE = System.getProperty("callcat.test.dynamodb.image");

  private static final String CHOICE = System.getProperty("callcat.test.servers", "auto");
  private static final long PULL_MINUTES = 2;
  private static final boolean CONTAINERS = chosen();

  private TestServers() {}

  /// Whether the choice was left to the machine, and it has no Docker.
  public static boolean dockerIsMissing() {
    return CHOICE.equals("auto") && !CONTAINERS;
  }

  /// Whether the databases are those of containers; otherwise a program brings its own.
  public static boolean inContainers() {
    return CONTAINERS;
  }

  /// Starts a server, one way or the other.
  static <T> T start(Supplier<T> inContainer, Supplier<T> embedded) {
    return CONTAINERS ? inContainer.get() : embedded.get();
  }

  /// For an image that was asked for by its name.
  static void demand(String image) {
    if (!dockerHas(image)) {
      throw new IllegalStateException("There is no Docker here that can have the image " + image);
    }
  }

  private static boolean chosen() {
    return switch (CHOICE) {
      case "docker" -> true;
      case "embedded" -> false;
      case "auto" -> dockerHas(POSTGRES_IMAGE);
      default ->
          throw new IllegalArgumentException(
              "callcat.test.servers is auto, docker or embedded, not " + CHOICE);
    };
  }

  /// A Docker that cannot have the image is as good as none. Testcontainers would find that out
  /// only after many minutes.
  private static boolean dockerHas(String image) {
    try {
      var pull =
          new ProcessBuilder("docker", "pull", "--quiet", image)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return pull.waitFor(PULL_MINUTES, TimeUnit.MINUTES) && pull.exitValue() == 0;
    } catch (IOException noDocker) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
