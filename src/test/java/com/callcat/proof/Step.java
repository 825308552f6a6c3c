package com.callcat.proof;

import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.Command;
import com.callcat.proof.SentRequest.Fate;

/// One thing that happens. Between any two of them anything else may happen first, so a process
/// that is slow, or stopped for an hour, is only one whose steps come late.
sealed interface Step {

  /// A timer or an index has it that the call is due: the process reads it, and does what it needs.
  record Look(int node) implements Step {}

  /// The process hears of the connection that it has asked for.
  ///
  /// @param refused there is none; else it is open
  record Connect(int node, boolean refused) implements Step {}

  /// The store carries out the write that this process has sent.
  record Write(int node, Luck luck) implements Step {}

  /// What becomes of a request and its answer.
  enum Luck {
    WELL,
    LOST_BEFORE,
    LOST_AFTER
  }

  /// The process hears what came of its write.
  record Hear(int node) implements Step {}

  /// The request to place the call leaves the process.
  record Send(int node) implements Step {}

  /// The answer to that request arrives, or never will.
  record Answer(int node, boolean lost) implements Step {}

  record Renew(int node) implements Step {}

  /// Retell answers what it was asked about the call.
  record LookedUp(int node, Found found) implements Step {}

  enum Found {
    WHAT_THERE_IS,
    /// The list is late: it does not have the call yet.
    NOT_YET,
    NO_ANSWER
  }

  /// A webhook reaches a process.
  ///
  /// @param again and will once more
  record Webhook(int node, int ring, Stage stage, boolean again) implements Step {}

  record Ask(int node, Command command) implements Step {}

  record Crash(int node) implements Step {}

  /// Retell does something with a request.
  record AtRetell(int ring, Fate next) implements Step {}

  enum Time implements Step {
    DUE_TIME_COMES,
    LATENESS_IS_OVER,
    A_DAY_PASSES
  }

  /// An eventually consistent index shows what was stored.
  record IndexCatchesUp() implements Step {}
}
