package com.callcat.testing;

import static com.callcat.dev.dynamodb.faults.InjectedFaults.Answers.RELIABLE;

import com.callcat.dev.dynamodb.DynamoDbServer;
import com.callcat.dev.dynamodb.Options;
import com.callcat.dev.dynamodb.faults.InjectedFaults.Answers;
import com.callcat.dev.dynamodb.faults.InjectedFaultsBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/// A DynamoDB that is at its worst all the time, for the proofs: indexes and replicas are behind,
/// what is too much is throttled, expiry is late, a new table takes its time. What is drawn follows
/// from a seed, which it prints; `-Dcallcat.dynamodb.seed=…` draws otherwise.
public final class FaultyDynamoDb {
  private static final Duration BEHIND = Duration.ofSeconds(1);
  private static final Duration EXPIRY = Duration.ofSeconds(30);
  private static final Duration CREATION = Duration.ofMillis(500);

  private static final Answers TWICE = RELIABLE.withDoubled(0.02);
  private static final Answers ANYHOW =
      RELIABLE
          .withLate(0.02, Duration.ofMillis(1_500))
          .withLost(0.005)
          .withCut(0.005)
          .withDoubled(0.02);

  /// For all that has no seed of its own.
  private static final long SEED = Long.getLong("callcat.dynamodb.seed", 20_261_129L);

  private FaultyDynamoDb() {}

  /// One whose answers come as they should.
  ///
  /// @param vertx it ends with this
  /// @return where it listens
  public static String start(Vertx vertx) {
    return start(vertx, SEED, RELIABLE);
  }

  /// One that carries some requests out twice, for where something else fails the others.
  public static String doubling(Vertx vertx) {
    return start(vertx, SEED, TWICE);
  }

  /// One that also answers late, half or not at all.
  public static String unreliable(Vertx vertx, long seed) {
    return start(vertx, seed, ANYHOW);
  }

  private static String start(Vertx vertx, long seed, Answers answers) {
    var injected =
        new InjectedFaultsBuilder()
            .seed(seed)
            .indexLag(BEHIND)
            .staleness(BEHIND)
            .throttling(true)
            .expiryDelay(EXPIRY)
            .creation(CREATION)
            .answers(answers)
            .build();
    System.out.println("a DynamoDB with injected faults, seed " + seed);
    var options = Options.inMemory(InstantSource.system()).with(injected);
    return DynamoDbServer.start(vertx, options).await().endpoint();
  }
}
