package com.callcat.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/// Hashes and checks passwords on a few threads of its own. Each hash takes 19 MiB of memory and
/// much processor time. Therefore the number of hashes that run or wait is limited, and further
/// logins are refused.
final class Passwords {
  /// The parameters of Argon2id that OWASP's Password Storage Cheat Sheet recommends.
  static final Cost COST = new Cost(19 * 1024, 2);

  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final int THREADS = 2;
  private static final int WAITING = 30;

  private final Cost cost;
  private final SecureRandom random;
  private final WorkerExecutor threads;
  private final Semaphore places = new Semaphore(THREADS + WAITING);

  /// The cost of checking one password.
  record Cost(int memoryKib, int iterations) {}

  Passwords(Vertx vertx, Cost cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.threads = vertx.createSharedWorkerExecutor("passwords", THREADS);
  }

  /// Hashes a password. Unavailable if too many wait already.
  ///
  /// @return Argon2id in PHC string form
  Future<String> hash(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var bytes = PasswordForm.of(password).getBytes(UTF_8);
    return onThreads(() -> argon2id().hash(bytes, salt).getResult());
  }

  /// A hash that no password matches. Checking against it takes as long as against any other.
  String ofNobody() {
    return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            Argon2Function.ARGON2_VERSION_13,
            cost.memoryKib,
            cost.iterations,
            LANES,
            zeros(SALT_BYTES),
            zeros(HASH_BYTES));
  }

  /// Checks a password against a hash. Unavailable if too many wait already.
  ///
  /// @param hash contains the memory and iterations with which it was made
  Future<Boolean> matches(String password, String hash) {
    return onThreads(
        () -> {
          var function = Argon2Function.getInstanceFromHash(hash);
          return PasswordForm.allOf(password).stream()
              .anyMatch(form -> matches(form, function, hash));
        });
  }

  private static boolean matches(String form, Argon2Function function, String hash) {
    return function.check(form.getBytes(UTF_8), hash.getBytes(UTF_8));
  }

  private <T> Future<T> onThreads(Callable<T> work) {
    if (!places.tryAcquire()) {
      return Future.failedFuture(new ProblemException(new Problem.Unavailable("passwords")));
    }
    return threads.executeBlocking(work, false).onComplete(_ -> places.release());
  }

  private Argon2Function argon2id() {
    return Argon2Function.getInstance(
        cost.memoryKib, cost.iterations, LANES, HASH_BYTES, Argon2.ID);
  }

  private static String zeros(int bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
  }
}
