package com.callcat.proof;

import com.callcat.call.ProviderReport.Stage;

/// An event that a process decides; a process decides one after another.
sealed interface Event {

  /// Whether it is the outcome of the process's own attempt. This is reported only once, so writing
  /// it is repeated until it succeeds.
  default boolean heldOnTo() {
    return false;
  }

  record Claim() implements Event {
    @Override
    public boolean heldOnTo() {
      return true;
    }
  }

  /// It is too late to dial.
  record Expire() implements Event {}

  record Renew(int token) implements Event {}

  record RefusedForNow(int token) implements Event {
    @Override
    public boolean heldOnTo() {
      return true;
    }
  }

  record RefusedForGood(int token) implements Event {
    @Override
    public boolean heldOnTo() {
      return true;
    }
  }

  /// It is not known whether Retell placed the call.
  ///
  /// @param takenOver whether a process reports this that saw the lease run out; else it is the one
  ///   that asked
  record AnswerLost(int token, boolean takenOver) implements Event {
    @Override
    public boolean heldOnTo() {
      return !takenOver;
    }
  }

  record FoundNothing(int token, int soFar) implements Event {}

  record LookUpFailed(int token) implements Event {}

  /// Retell has reported the stage of a call.
  ///
  /// @param ours whether our hang-up has ended it
  record Reported(int ring, Stage stage, Source source, boolean ours) implements Event {
    @Override
    public boolean heldOnTo() {
      return source == Source.ANSWER;
    }
  }

  enum Source {
    ANSWER,
    WEBHOOK,
    LIST,
    FOLLOW_UP
  }

  record FollowFailed() implements Event {}

  /// A request of the user.
  enum Command implements Event {
    CANCEL,
    /// To another time.
    RESCHEDULE,
    DELETE,
    TAKE_IN_HAND,
    /// Complete a call that the user makes personally.
    COMPLETE
  }
}
