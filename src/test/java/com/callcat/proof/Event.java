package com.callcat.proof;

import com.callcat.call.ProviderReport.Stage;

/// What a node has to decide on, one after another.
sealed interface Event {

  /// Whether it is this node's own attempt, whose outcome is told once and so is held on to.
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

  /// Nobody can say whether Retell placed it.
  ///
  /// @param takenOver by a node that saw the lease run out; else by the one that asked
  record AnswerLost(int token, boolean takenOver) implements Event {
    @Override
    public boolean heldOnTo() {
      return !takenOver;
    }
  }

  record FoundNothing(int token, int soFar) implements Event {}

  record LookUpFailed(int token) implements Event {}

  /// Retell has said how far a call is.
  ///
  /// @param ours that our hang-up has ended it
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

  /// What the user asks for.
  enum Command implements Event {
    CANCEL,
    /// To another time.
    RESCHEDULE,
    DELETE,
    TAKE_IN_HAND,
    /// Of a call in hand: it is completed.
    COMPLETE
  }
}
