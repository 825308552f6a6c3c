package com.callcat.analysis;

import com.callcat.call.Conversation;
import com.callcat.call.EndReason;
import com.callcat.call.Ending;
import java.util.Map;

/// Describes the outcome of a call in one sentence: who was called about what, whether somebody was
/// reached, and if not, why.
final class Outcome {
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("dial_no_answer", "there was no answer"),
          Map.entry("dial_busy", "the line was busy"),
          Map.entry("user_declined", "the call was declined"),
          Map.entry("voicemail_reached", "voicemail took the call"),
          Map.entry("ivr_reached", "a phone menu took the call"),
          Map.entry("invalid_destination", "the number cannot be called"),
          Map.entry("dial_failed", "the call did not go through"),
          Map.entry("marked_as_spam", "the call was taken for spam"),
          Map.entry("scam_detected", "the call was taken for a scam"),
          Map.entry("concurrency_limit_reached", "all lines were taken"),
          Map.entry("no_concurrency_fallback", "all lines were taken"),
          Map.entry("no_valid_payment", "the provider's account could not pay for the call"),
          Map.entry("telephony_provider_permission_denied", "the carrier did not permit the call"),
          Map.entry("telephony_provider_unavailable", "the carrier could not be reached"),
          Map.entry("sip_routing_error", "the carrier could not route the call"),
          Map.entry("error_user_not_joined", "nobody joined the call"),
          Map.entry("registered_call_timeout", "the call was never connected"),
          Map.entry("error_no_audio_received", "there was no sound on the line"),
          Map.entry("error_asr", "the agent could not understand speech"),
          Map.entry(EndReason.EXPIRED, "it could not be dialled in time"),
          Map.entry(EndReason.END_UNKNOWN, "the provider never said how it ended"),
          Map.entry(EndReason.REFUSED, "the provider refused to place the call"),
          Map.entry(EndReason.BY_HAND, "so its user reported"));

  private static final int LONGEST_REASON = 60;

  private Outcome() {}

  /// @param written whether there is a transcript or are notes
  static String of(Conversation conversation, Talk talk, boolean written) {
    var callee = Sentences.plain(conversation.calleeName());
    var about = "about “" + Sentences.plain(conversation.subject()) + "”";
    return switch (conversation.status()) {
      case COMPLETED -> completed(talk, written, callee, about);
      case NO_SHOW -> nobody(conversation.ending().reason(), callee, about);
      case FAILED -> failed(conversation.ending(), talk, callee, about);
      case CANCELED -> "The call to %s %s was cancelled.".formatted(callee, about);
      case SCHEDULED, IN_PROGRESS -> throw new IllegalStateException("not ended");
    };
  }

  private static String completed(Talk talk, boolean written, String callee, String about) {
    if (talk == Talk.ONE_SIDED) {
      return "Nobody was reached at %s %s: only the agent spoke.".formatted(callee, about);
    }
    return written
        ? "Spoke with %s %s.".formatted(callee, about)
        : "The call to %s %s took place; there is no transcript of it.".formatted(callee, about);
  }

  private static String failed(Ending ending, Talk talk, String callee, String about) {
    if (talk == Talk.HELD || ending.outcome() == Ending.Outcome.BROKE_OFF) {
      return "The call to %s %s broke off: %s.".formatted(callee, about, why(ending.reason()));
    }
    return switch (ending.reason()) {
      case EndReason.DISPATCH_UNKNOWN, EndReason.END_UNKNOWN ->
          "Nobody can say whether %s was reached %s: the provider gave no answer."
              .formatted(callee, about);
      default -> nobody(ending.reason(), callee, about);
    };
  }

  private static String nobody(String reason, String callee, String about) {
    return "Nobody was reached at %s %s: %s.".formatted(callee, about, why(reason));
  }

  /// The words for a reason. An unknown reason is shown as it is spelled.
  private static String why(String reason) {
    var known = WHY.get(reason);
    return known != null
        ? known
        : Sentences.cut(Sentences.plain(reason).replace('_', ' '), LONGEST_REASON);
  }
}
