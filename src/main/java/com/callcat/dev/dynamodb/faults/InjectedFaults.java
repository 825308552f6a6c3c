package com.callcat.dev.dynamodb.faults;

import java.time.Duration;

/// Which faults the server injects.
///
/// @param seed of everything that is drawn
/// @param indexLag global indexes are read as they were up to so long ago
/// @param staleness the same for eventually consistent reads of tables and local indexes
/// @param throttling whether a partition key takes no more than 1,000 write and 3,000 read units a
///   second, and a table on demand no more than twice its peak (at first 4,000 and 12,000)
/// @param expiryDelay expired items are deleted up to so long after their time, in any order
/// @param creation a table or an index can be used only so long after it was made
/// @param answers what becomes of answers
public record InjectedFaults(
    long seed,
    Duration indexLag,
    Duration staleness,
    boolean throttling,
    Duration expiryDelay,
    Duration creation,
    Answers answers) {

  /// Nothing is late but what must be.
  public static final InjectedFaults NONE =
      new InjectedFaults(
          0, Duration.ZERO, Duration.ZERO, false, Duration.ZERO, Duration.ZERO, Answers.RELIABLE);

  /// As a person at their own machine should meet it: indexes are a few milliseconds behind.
  public static final InjectedFaults DEVELOPMENT =
      new InjectedFaults(
          0,
          Duration.ofMillis(10),
          Duration.ZERO,
          false,
          Duration.ZERO,
          Duration.ZERO,
          Answers.RELIABLE);

  /// What becomes of answers, each a share of all requests.
  ///
  /// @param late answered after up to `delay`
  /// @param lost carried out, and the connection is closed instead of an answer
  /// @param cut carried out, and the connection is closed within the answer
  /// @param doubled carried out twice, as when a client or a proxy repeats a request
  public record Answers(double late, Duration delay, double lost, double cut, double doubled) {
    public static final Answers RELIABLE = new Answers(0, Duration.ZERO, 0, 0, 0);
  }

  /// How far back the past of tables and indexes must be known.
  public long memoryMillis() {
    return Math.max(indexLag.toMillis(), staleness.toMillis());
  }
}
