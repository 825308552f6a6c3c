package com.callcat.proof;

import com.callcat.call.ProviderReport.Stage;
import com.callcat.proof.Event.Command;
import com.callcat.proof.SentRequest.Fate;

/// One thing that happens. Other steps may happen between any two steps, so a slow process, or one
/// that is paused for an hour, is simply one whose steps come late.
sealed interface Step {

  /// A timer or an index reports the call as due: the process reads it, and does what it needs.
  record Look(int node) implements Step {}

  /// The process hears of the connection that it has asked for.
  ///
  /// @param refused whether there is no connection; else it is open
  record Connect(int node, boolean refused) implements Step {}

  /// The store carries out the write that this process has sent.
  record Write(int node, Luck luck) implements Step {}

  /// The fate of a request and its answer.
  enum Luck {
    WELL,
    LOST_BEFORE,
    LOST_AFTER
  }

  /// The process gets the answer to its write.
  record Hear(int node) implements Step {}

  /// The process sends the request to place the call.
  record Send(int node) implements Step {}

  /// The answer to that request arrives, or is lost.
  record Answer(int node, boolean lost) implements Step {}

  record Renew(int node) implements Step {}

  /// Retell answers what it was asked about the call.
  record LookedUp(int node, Found found) implements Step {}

  enum Found {
    WHAT_THERE_IS,
    /// The list is behind: it does not have the call yet.
    NOT_YET,
    NO_ANSWER
  }

  /// A webhook reaches a process.
  ///
  /// @param again whether it will be delivered once more
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

  /// The eventually consistent index gets the stored state.
  record IndexCatchesUp() implements Step {}
}
