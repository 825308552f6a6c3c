package com.callcat.bus;

import com.callcat.call.Call;
import com.callcat.call.CallEvent;
import com.callcat.call.CallKey;
import com.callcat.call.Findings;
import com.callcat.call.ProviderReport;
import java.time.Duration;

/// The requests to the per-call state handlers. Each goes to the handler of its call, which takes
/// them one at a time. A request may fail with IllegalMove, TooLate, NotFound and Forbidden, and
/// with what its own comment names.
public sealed interface HandlerRequest<A> extends Request<A> {
  /// How many verticles share the calls; each call always belongs to the same one.
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

  /// The call is due. Answered as soon as it is clear what is done about it.
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

  /// The user edits the call, changes its status, or both. Fails with Stale if the call has none of
  /// the edit's versions.
  record Edit(CallKey key, CallEvent.Edit edit) implements HandlerRequest<Call> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  /// The user cancels the call, or wants it hung up. The status in the answer shows whether that is
  /// done already.
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

  /// The ended call was analysed for its user. Fails with NotEnded.
  record Finalize(CallKey key, Findings findings) implements HandlerRequest<Call> {
    @Override
    public Priority priority() {
      return Priority.USER;
    }
  }

  /// Retell has reported something about the call. Answered when that is stored.
  record Report(CallKey key, ProviderReport report) implements HandlerRequest<Done> {
    @Override
    public Priority priority() {
      return Priority.RETELL;
    }
  }
}
