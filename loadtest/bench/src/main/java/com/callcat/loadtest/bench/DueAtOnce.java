package com.callcat.loadtest.bench;

import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Many calls that are due at the same instant. The Retell simulator's own log says when each rang.
final class DueAtOnce {
  static final long FIRST_USER = 2_000_000;
  private static final int USERS = 100;

  private final int count;
  private final Generator generator;
  private final Rings rings;

  DueAtOnce(int count, Generator generator, Program program) {
    this.count = count;
    this.generator = generator;
    this.rings = new Rings(generator, program.retell());
  }

  /// What came of it.
  ///
  /// @param cpuMillis processor time of the process for each call, from before the first was due
  record Outcome(double cpuMillis, double perSecond, long p50Millis, long p99Millis) {
    @Override
    public String toString() {
      return "%.2f ms of processor time a call, %.0f rings a second, lateness p50 %d ms, p99 %d ms"
          .formatted(cpuMillis, perSecond, p50Millis, p99Millis);
    }
  }

  /// In milliseconds since 1970; late enough that all can be made before.
  long due() {
    return System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(30 + count / 100);
  }

  /// Makes them, and tells their ids.
  List<String> make(ServerProcess callcat, long due) {
    var api = Program.url(callcat.readyLine(), "api") + "/api/calls";
    var users = IntStream.range(0, USERS).mapToObj(n -> Secrets.token(FIRST_USER + n)).toList();
    var creates =
        IntStream.range(0, count).mapToObj(i -> create(api, users.get(i % USERS), due)).toList();
    return generator.askAll(creates).stream().map(call -> call.getString("callId")).toList();
  }

  private static Request create(String api, String user, long due) {
    var json =
        """
        {"calleeName": "Okafor Dental", "phoneNumber": "+15552010010", "subject": "Move the cleaning",
         "prompt": "Ask to move the Tuesday 4 pm cleaning to any slot on Thursday.", "scheduledAt": %d}\
        """
            .formatted(due);
    return Request.send(HttpMethod.POST, api, user, json, 201);
  }

  /// Blocks until all have rung.
  Outcome observe(ServerProcess process, long due, Set<String> ids) {
    var early = due - System.currentTimeMillis() - TimeUnit.SECONDS.toMillis(1);
    if (early < 0) {
      throw new IllegalStateException("they were due before all were made: make fewer");
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(early));
    var before = process.cpuMicros();
    var late = rings.late(due, new HashSet<>(ids));
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // for what is stored of the last
    var cpu = process.cpuMicros() - before;
    return new Outcome(
        cpu / 1e3 / count,
        count / (late[late.length - 1] / 1e3),
        late[late.length / 2],
        late[late.length * 99 / 100]);
  }
}
