package com.callcat.store;

import com.callcat.bus.CallerContext;
import com.callcat.bus.Done;
import com.callcat.call.CallStatus;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Enforces each user's quota of calls that have not ended. Most creations cost no extra request.
/// The calls are counted in the index by status when a user first creates a call here, then again
/// after each hundredth part of the quota (after each call if that is less than one), and before a
/// user is refused. In between this process counts the calls that it creates. So a single process
/// keeps the quota exactly. Several can exceed it by a hundredth for each further process, and by
/// what these have created while the index was behind. Calls that an older version wrote are
/// counted once the index has them. Not safe for use by several threads.
final class OpenCalls {
  private static final int MOST_USERS = 10_000;

  /// The time by which the index may be behind.
  private static final Duration LAG = Duration.ofSeconds(2);

  /// How long a user with too many calls is refused without counting again.
  private static final Duration REFUSED = Duration.ofSeconds(1);

  private final int quota;
  private final int step;
  private final InstantSource clock;
  private final Cache<UserId, Known> users =
      Caffeine.newBuilder().maximumSize(MOST_USERS).executor(Runnable::run).build();

  /// @param quota the most open calls of a user; 0 for no limit
  OpenCalls(int quota, InstantSource clock) {
    this.quota = quota;
    this.step = Math.max(1, quota / 100);
    this.clock = clock;
  }

  /// Counts a call that is about to be created. Fails with TooManyCalls if the user has too many.
  Future<Done> admit(Dynamo dynamo, UserId user) {
    return quota == 0
        ? Future.succeededFuture(Done.DONE)
        : admit(dynamo, user, users.get(user, _ -> new Known()));
  }

  private Future<Done> admit(Dynamo dynamo, UserId user, Known known) {
    if (known.open >= quota && known.isCountedSince(clock.instant().minus(REFUSED))) {
      return Future.failedFuture(new ProblemException(new Problem.TooManyCalls(quota)));
    }
    if (known.open < quota && known.left > 0) {
      known.made(clock.instant());
      return Future.succeededFuture(Done.DONE);
    }
    return CallerContext.bring(counted(dynamo, user, known))
        .compose(_ -> admit(dynamo, user, known));
  }

  /// Notes that one of a user's calls has ended, was deleted, or was not created after all.
  void gone(UserId user) {
    var known = users.getIfPresent(user);
    if (known != null) {
      known.gone(clock.instant());
    }
  }

  /// Counts a user's calls in the index. Requests that come meanwhile wait for the same count.
  private Future<?> counted(Dynamo dynamo, UserId user, Known known) {
    if (known.counting != null) {
      return known.counting;
    }
    var begun = count(dynamo, user).onSuccess(found -> known.counted(found, step, clock.instant()));
    known.counting = begun;
    begun.onComplete(_ -> known.counting = null); // it may have been refused already
    return begun;
  }

  private Future<Integer> count(Dynamo dynamo, UserId user) {
    var counts =
        Arrays.stream(CallStatus.values())
            .filter(status -> !status.ended())
            .map(status -> count(dynamo, user, status, 0, null))
            .toList();
    return Future.all(counts)
        .map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }

  /// Counts the open calls in the index, but not beyond the quota.
  private Future<Integer> count(
      Dynamo dynamo,
      UserId user,
      CallStatus status,
      int soFar,
      @Nullable Map<String, AttributeValue> after) {
    var request =
        QueryRequest.builder()
            .tableName(dynamo.tables().calls())
            .indexName(Tables.BY_STATUS)
            .select(Select.COUNT)
            .keyConditionExpression("userId = :user AND begins_with(listed, :status)")
            .expressionAttributeValues(
                Map.of(
                    ":user", AttributeValue.fromN(user.toString()),
                    ":status", AttributeValue.fromS(ListedKey.prefix(status))))
            .limit(quota - soFar)
            .exclusiveStartKey(after)
            .build();
    return dynamo
        .ask(client -> client.query(request))
        .compose(
            page -> {
              var found = soFar + page.count();
              return found < quota && page.hasLastEvaluatedKey()
                  ? count(dynamo, user, status, found, page.lastEvaluatedKey())
                  : Future.succeededFuture(found);
            });
  }

  /// What is known of one user's calls.
  private static final class Known {
    private int open;

    /// How many calls may be created until they are counted again.
    private int left;

    private Instant countedAt = Instant.MIN;
    private @Nullable Future<?> counting;
    private final Lately made = new Lately();
    private final Lately gone = new Lately();

    private boolean isCountedSince(Instant then) {
      return countedAt.isAfter(then);
    }

    private void made(Instant now) {
      open++;
      left--;
      made.add(now);
    }

    private void gone(Instant now) {
      open = Math.max(0, open - 1);
      gone.add(now);
    }

    /// Corrects the number of open calls by a count of the index. The index may or may not have
    /// what this process has created and ended lately, so its count gives a range; within that
    /// range the process's own number is kept.
    private void counted(int found, int step, Instant now) {
      var least = found - gone.count(now);
      var most = found + made.count(now);
      open = Math.clamp(countedAt.equals(Instant.MIN) ? found : open, Math.max(0, least), most);
      left = step;
      countedAt = now;
    }
  }

  /// Counts how often something has happened so lately that the index may not know it yet.
  private static final class Lately {
    private Instant since = Instant.EPOCH;
    private int now;
    private int before;

    private void add(Instant at) {
      move(at);
      now++;
    }

    private int count(Instant at) {
      move(at);
      return before + now;
    }

    private void move(Instant at) {
      if (at.isAfter(since.plus(LAG))) {
        before = at.isAfter(since.plus(LAG.multipliedBy(2))) ? 0 : now;
        now = 0;
        since = at;
      }
    }
  }
}
