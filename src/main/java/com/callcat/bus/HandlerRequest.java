package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.Findings;
import com.callcat.call.ProviderReport;
import java.time.Duration;

/// What the per-call state handlers are asked. Each message goes to the handler of its call, which
/// takes them one at a time. Refusals are IllegalMove, TooLate, NotFound and Forbidden.
public sealed interface HandlerRequest<A> extends Request<A> {
  /// How many verticles share the calls among them; a call is always at the same one.
  int LANES = 2;

  CallKey key();

  @Override
  default String address() {
    return address(Math.floorMod(key().callId().hashCode(), LANES));
  }

  static String address(int lane) {
    return "calls.handler." + lane;
  }

  @Override
  default Duration patience() {
    return Duration.ofSeconds(20);
  }

  /// The call's due time has come. Answered as soon as it is clear what is done about it.
  record Due(CallKey key) implements HandlerRequest<LineUse> {
    @Override
    public Priority priority() {
      return Priority.DIALLING;
    }
  }

  /// Whether the call now takes up a line at Retell.
  enum LineUse {
    LINE_TAKEN,
    NO_LINE
  }

  /// Its user edits it, moves it, or both. Stale when it has none of the versions.
  record Edit(CallKey key, CallEvent.Edit edit) implements HandlerRequest<Call> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  /// Its user wants it not to happen, or to end. The answer tells by its status how far that is.
  record Cancel(CallKey key) implements HandlerRequest<Call> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  record Delete(CallKey key) implements HandlerRequest<Done> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  /// The ended call was analysed for its user. NotEnded.
  record Finalize(CallKey key, Findings findings) implements HandlerRequest<Call> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  /// Retell has said something of it. Answered when that is stored.
  record Report(CallKey key, ProviderReport report) implements HandlerRequest<Done> {
    @Override
    public Priority priority() {
      return Priority.RETELL;
    }
  }
}
