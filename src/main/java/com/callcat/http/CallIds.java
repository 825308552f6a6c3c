package com.callcat.http;

import com.callcat.call.CallId;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.time.InstantSource;
import java.util.Random;

/// Makes the ids of new calls: UUIDv7 (RFC 9562), so that ids sort by the time of their creation.
final class CallIds {
  private final NoArgGenerator generator;

  CallIds(InstantSource clock, Random random) {
    generator = Generators.timeBasedEpochGenerator(random, clockOf(clock));
  }

  CallId next() {
    return new CallId(generator.generate());
  }

  private static UUIDClock clockOf(InstantSource clock) {
    return new UUIDClock() {
      @Override
      public long currentTimeMillis() {
        return clock.millis();
      }
    };
  }
}
