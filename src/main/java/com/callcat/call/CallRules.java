package com.callcat.call;

import com.callcat.call.CallEvent.OfDialling;
import com.callcat.call.CallEvent.OfProvider;
import com.callcat.call.Decision.Unchanged;
import java.time.Instant;
import java.util.List;

/// Decides what an event does to a call. The next state of a call is made only here. The rules have
/// no side effects, so that tests can try every order of events.
public final class CallRules {
  private final UserRules user;
  private final DialRules dialling;
  private final ProviderRules provider;

  public CallRules(Timings timings) {
    this(timings, Instant.MIN);
  }

  /// The rules when calls were restored from a backup.
  ///
  /// @param restoredAt when that was; calls from before may have been changed or dialled after the
  ///   backup was made
  public CallRules(Timings timings, Instant restoredAt) {
    user = new UserRules(timings);
    dialling = new DialRules(timings, restoredAt);
    provider = new ProviderRules(timings);
  }

  public Decision decide(Call call, CallEvent event, Instant now) {
    return switch (event) {
      case CallEvent.Edit edit -> user.edit(call, edit, now);
      case CallEvent.Cancel() -> user.cancel(call, now);
      case CallEvent.Delete() -> user.delete(call);
      case CallEvent.Finalize(var findings) -> user.finalize(call, findings, now);
      case CallEvent.Expire() -> dialling.expire(call, now);
      case OfDialling dial -> dialling.decide(call, dial, now);
      case OfProvider news -> provider.decide(call, news, now);
    };
  }

  /// What the engine must do about a call that an index or a timer has reported as due. This
  /// decides on the call itself, because an index or a timer may be out of date.
  public Task task(Call call, Instant now) {
    var due = call.due();
    if (due == null) {
      return new Task.Nothing();
    }
    if (due.at().isAfter(now)) {
      return new Task.Wait(due);
    }
    return switch (due.purpose()) {
      case DIAL -> dialling.dial(call, now);
      case SETTLE -> dialling.settle(call);
      case FOLLOW, ANALYSIS -> {
        var providerId = call.providerId();
        yield providerId == null ? new Task.Nothing() : new Task.Follow(providerId, due.purpose());
      }
    };
  }

  static Decision move(Transition transition, Draft draft, Instant now, Effect... effects) {
    draft.move(transition);
    return moved(draft, now, effects);
  }

  static Decision moved(Draft draft, Instant now, Effect... effects) {
    return new Decision.Moved(draft.path(), draft.done(now), false, List.of(effects));
  }

  static Decision unchanged(Transition transition) {
    return new Unchanged(transition, List.of());
  }
}
