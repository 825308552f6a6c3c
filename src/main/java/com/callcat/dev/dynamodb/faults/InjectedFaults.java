package com.callcat.dev.dynamodb.faults;

import java.time.Duration;

/// Which faults the server injects.
///
/// @param seed of everything that is drawn at random
/// @param indexLag the longest time that a global index is behind its table
/// @param staleness the longest time that an eventually consistent read of a table or a local index
///   is behind
/// @param throttling whether a partition key takes no more than 1,000 write and 3,000 read units a
///   second, and a table on demand no more than twice its peak (at first 4,000 and 12,000)
/// @param expiryDelay the longest time after which an expired item is deleted; the items are
///   deleted in any order
/// @param creation how long it takes until a new table or index can be used
/// @param answers which answers go wrong
public record InjectedFaults(
    long seed,
    Duration indexLag,
    Duration staleness,
    boolean throttling,
    Duration expiryDelay,
    Duration creation,
    Answers answers) {

  /// Every read is up to date, and every request is answered at once.
  public static final InjectedFaults NONE = new InjectedFaultsBuilder().build();

  /// For development: indexes are a few milliseconds behind, as they are in the real DynamoDB.
  public static final InjectedFaults DEVELOPMENT =
      new InjectedFaultsBuilder().indexLag(Duration.ofMillis(10)).build();

  /// Which answers go wrong. Each share is from 0 (none) to 1 (all requests).
  ///
  /// @param late share of requests that are answered only after some time
  /// @param delay the longest such time
  /// @param lost share of requests that are carried out, but the connection is closed instead of an
  ///   answer
  /// @param cut share of requests that are carried out, but the connection is closed within the
  ///   answer
  /// @param doubled share of requests that are carried out twice, as when a client or a proxy
  ///   repeats a request
  public record Answers(double late, Duration delay, double lost, double cut, double doubled) {
    public static final Answers RELIABLE = new Answers(0, Duration.ZERO, 0, 0, 0);

    public Answers withLate(double share, Duration longest) {
      return new Answers(share, longest, lost, cut, doubled);
    }

    public Answers withLost(double share) {
      return new Answers(late, delay, share, cut, doubled);
    }

    public Answers withCut(double share) {
      return new Answers(late, delay, lost, share, doubled);
    }

    public Answers withDoubled(double share) {
      return new Answers(late, delay, lost, cut, share);
    }
  }

  /// How much of the past of tables and indexes must be kept, in milliseconds.
  public long memoryMillis() {
    return Math.max(indexLag.toMillis(), staleness.toMillis());
  }
}
