package com.callcat.store;

import com.callcat.bus.StoreRequest.Copy;
import com.callcat.call.Call;
import com.callcat.call.CallKey;
import com.callcat.call.CallStatus;
import com.callcat.call.Due.Purpose;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Copies of calls that this process has written and that wait to be dialled, so that a call can be
/// claimed without reading it. Another process may have written the call since. Then the claim,
/// which depends on the version of the copy, fails and the call is read.
final class RecentCalls {
  private static final long MOST_CHARACTERS = 16L << 20;

  /// About how many bytes of memory a call takes in addition to its texts.
  private static final int BESIDE = 1_000;

  private final Cache<CallKey, Call> copies =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher(RecentCalls::weight)
          .executor(Runnable::run)
          .build();

  private static int weight(CallKey key, Call call) {
    var brief = call.brief();
    return BESIDE
        + brief.calleeName().length()
        + brief.subject().length()
        + brief.prompt().length();
  }

  void wrote(Call call) {
    if (waits(call)) {
      copies.put(call.key(), call);
    } else {
      forget(call.key());
    }
  }

  /// Notes that another process has written this version.
  void overtaken(CallKey key, long version) {
    copies.asMap().computeIfPresent(key, (_, call) -> call.version() < version ? null : call);
  }

  void forget(CallKey key) {
    copies.invalidate(key);
  }

  /// Takes out a copy. It is removed, so that a caller who could not use it reads the call next
  /// time.
  Copy take(CallKey key) {
    return new Copy(copies.asMap().remove(key));
  }

  private static boolean waits(Call call) {
    var due = call.due();
    return call.status() == CallStatus.SCHEDULED
        && !call.held()
        && due != null
        && due.purpose() == Purpose.DIAL;
  }
}
