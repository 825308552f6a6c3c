package com.callcat.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// A limit of attempts a minute for each key. A key that is not used is forgotten when it has all
/// its attempts back, so that forgetting it makes no difference.
final class RateLimit {
  private static final Duration REFILLED = Duration.ofMinutes(1);
  private static final int MOST_KEYS = 50_000;

  private final int perMinute;
  private final TimeMeter meter;
  private final Cache<String, Bucket> buckets;

  /// @param perMinute 0 for no limit
  RateLimit(int perMinute, InstantSource clock) {
    this.perMinute = perMinute;
    this.meter = new Meter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(REFILLED)
            .ticker(meter::currentTimeNanos)
            .executor(Runnable::run)
            .build();
  }

  /// Takes one attempt.
  ///
  /// @return zero if it was taken, else how long to wait for the next one
  Duration take(String key) {
    if (perMinute == 0) {
      return Duration.ZERO;
    }
    var taken = buckets.get(key, _ -> full()).tryConsumeAndReturnRemaining(1);
    return Duration.ofNanos(taken.getNanosToWaitForRefill());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, REFILLED))
        .withCustomTimePrecision(meter)
        .build();
  }

  /// Our clock as a clock of the library.
  private record Meter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
