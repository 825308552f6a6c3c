package com.callcat;

import static com.callcat.config.ConfigReader.variable;

import com.callcat.call.ProblemException;
import com.callcat.config.ConfigException;
import io.vertx.core.Future;
import java.net.BindException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Converts a failure to start into a sentence that says what to do about it.
final class StartProblem {
  private StartProblem() {}

  /// Converts the failure of a listener whose port is in use.
  static <T> Future<T> port(Future<T> start, String setting, int port) {
    return start.recover(
        failure ->
            isCausedBy(failure, BindException.class)
                ? Future.failedFuture(ConfigException.portInUse(setting, port))
                : Future.failedFuture(failure));
  }

  /// Converts the failure of a database that does not answer or refuses the connection.
  static <T> Future<T> database(Future<T> start, String setting) {
    return start.recover(failure -> Future.failedFuture(database(failure, setting)));
  }

  /// Converts the failure of a verticle that asks a database while it starts. Other failures stay
  /// as they are.
  static <T> Future<T> askedDatabase(Future<T> start, String setting) {
    return start.recover(
        failure ->
            Future.failedFuture(
                failure instanceof ProblemException ? database(failure, setting) : failure));
  }

  /// The failure if something has not answered in time.
  ///
  /// @param what the start has waited for
  static ConfigException tooSlow(Duration longest, String what) {
    return new ConfigException(
        "Not everything is ready, and nothing was done for %d s: it still waits for %s."
            .formatted(longest.toSeconds(), what));
  }

  private static ConfigException database(Throwable failure, String setting) {
    return switch (failure) {
      case ConfigException wrong -> wrong;
      case ProblemException unavailable ->
          new ConfigException(
              "The database of %s (%s) does not answer.".formatted(setting, variable(setting)));
      default ->
          new ConfigException(
              "The database of %s (%s) cannot be used: %s."
                  .formatted(setting, variable(setting), reason(failure)));
    };
  }

  /// The reason in one line, without a full stop.
  private static String reason(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName())
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceFirst("\\.$", "");
  }

  private static boolean isCausedBy(@Nullable Throwable failure, Class<?> kind) {
    return failure != null && (kind.isInstance(failure) || isCausedBy(failure.getCause(), kind));
  }
}
