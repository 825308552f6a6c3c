package com.callcat.testing;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/// Chooses where the databases of the tests run: in containers where Docker is there, embedded
/// otherwise. `-Dcallcat.test.servers=docker` or `=embedded` forces one.
public final class TestServers {
  private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);
  private static final String CHOICE = System.getProperty("callcat.test.servers", "auto");
  private static final boolean DOCKER = CHOICE.equals("auto") && dockerIsThere();

  private TestServers() {}

  /// Whether the choice was left to the machine, and it has no Docker.
  public static boolean dockerIsMissing() {
    return CHOICE.equals("auto") && !DOCKER;
  }

  /// Whether the databases are those of containers; otherwise a program brings its own.
  public static boolean inContainers() {
    return DOCKER || CHOICE.equals("docker");
  }

  /// Starts a server, one way or the other. A Docker that cannot have the image is as good as none,
  /// unless it was asked for.
  static <T> T start(Supplier<T> inContainer, Supplier<T> embedded) {
    return switch (CHOICE) {
      case "docker" -> inContainer.get();
      case "embedded" -> embedded.get();
      case "auto" -> DOCKER ? inContainerOr(inContainer, embedded) : embedded.get();
      default ->
          throw new IllegalArgumentException(
              "callcat.test.servers is auto, docker or embedded, not " + CHOICE);
    };
  }

  private static <T> T inContainerOr(Supplier<T> inContainer, Supplier<T> embedded) {
    try {
      return inContainer.get();
    } catch (RuntimeException noImage) {
      LOG.warn("Docker is there, but the container does not start: embedded instead", noImage);
      return embedded.get();
    }
  }

  private static boolean dockerIsThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }
}
