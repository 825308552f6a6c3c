package com.callcat.simulation;

import com.callcat.bus.HandlerRequest;
import com.callcat.bus.StoreRequest;
import com.callcat.call.Brief;
import com.callcat.call.Call;
import com.callcat.call.CallEdits;
import com.callcat.call.CallEvent;
import com.callcat.call.CallId;
import com.callcat.call.CallKey;
import com.callcat.call.Calls;
import com.callcat.call.IfUnknown;
import com.callcat.call.Problem;
import com.callcat.call.ProblemException;
import com.callcat.call.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The users. They schedule calls, and sometimes cancel, move or delete them. If a creation is not
/// answered, they repeat it.
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SimulatedWorld world;
  private final int users;
  private final Map<CallKey, Instant> promised = new HashMap<>();
  private final Set<CallKey> canceled = new HashSet<>();
  private final Set<CallKey> deleted = new HashSet<>();

  Client(SimulatedWorld world, int users) {
    this.world = world;
    this.users = users;
  }

  /// The calls whose creation was confirmed, and the times for which they are scheduled.
  Map<CallKey, Instant> promised() {
    return promised;
  }

  /// The calls whose cancellation was confirmed.
  Set<CallKey> canceled() {
    return canceled;
  }

  Set<CallKey> deleted() {
    return deleted;
  }

  /// Schedules a call for an instant.
  CallKey schedule(int number, Instant due) {
    var key = new CallKey(new UserId(1 + number % users), new CallId(new UUID(0, number)));
    // Half of the users want a call to be dialled again if no look-up has found it.
    var ifUnknown = key.userId().value() % 2 == 0 ? IfUnknown.REDIAL : IfUnknown.FAIL;
    create(Call.scheduled(key, brief(due, ifUnknown), world.time().instant()));
    return key;
  }

  /// Schedules a call, which may be cancelled, moved or deleted at about the time when it is due.
  void scheduleInDoubt(int number, Instant due) {
    var key = schedule(number, due);
    var luck = world.luck();
    var soon = due.plus(luck.millis(-2_000, 5_000));
    if (luck.has(0.08)) {
      world.time().at(soon, () -> cancel(key));
    } else if (luck.has(0.05)) {
      world.time().at(soon, () -> move(key, due.plus(luck.millis(10_000, 120_000))));
    } else if (luck.has(0.03)) {
      world.time().at(soon, () -> delete(key));
    }
  }

  private static Brief brief(Instant due, IfUnknown ifUnknown) {
    var like = Calls.scheduled().brief();
    return new Brief(
        like.calleeName(),
        like.phoneNumber(),
        like.subject(),
        like.prompt(),
        due,
        "en",
        null,
        ifUnknown);
  }

  private void create(Call call) {
    var process = world.anyThatWorks();
    if (process == null) {
      world.time().in(PATIENCE, () -> create(call));
      return;
    }
    process
        .bus()
        .ask(new StoreRequest.Create(call))
        .onSuccess(made -> granted(call))
        .onFailure(
            failure -> {
              if (ProblemException.is(Problem.Conflict.class, failure)) {
                granted(call);
              } else {
                create(call);
              }
            });
    // A process that died will never answer.
    world.time().in(Duration.ofSeconds(20), () -> createIfNotGranted(call));
  }

  private void createIfNotGranted(Call call) {
    if (!promised.containsKey(call.key())) {
      create(call);
    }
  }

  private void granted(Call call) {
    promised.putIfAbsent(call.key(), call.brief().scheduledFor());
  }

  private void cancel(CallKey key) {
    ask(new HandlerRequest.Cancel(key), () -> canceled.add(key));
  }

  private void delete(CallKey key) {
    ask(new HandlerRequest.Delete(key), () -> deleted.add(key));
  }

  private void move(CallKey key, Instant due) {
    var changes = new CallEdits(null, null, null, null, due, null, null, null);
    var change = new CallEvent.Edit(changes, null);
    ask(new HandlerRequest.Edit(key, change), () -> promised.put(key, due));
  }

  /// Sends a request once. If there is no answer, its outcome is not known, and it is not repeated.
  private void ask(HandlerRequest<?> request, Runnable whenGranted) {
    var process = world.anyThatWorks();
    if (process != null) {
      process.bus().ask(request).onSuccess(granted -> whenGranted.run());
    }
  }
}
