package com.callcat.call;

import com.callcat.call.Ending.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The reasons for the end of a call and their meanings: the 34 values of `disconnection_reason` in
/// Retell's API, and the engine's own.
public final class EndReason {

  /// The call was not dialled within the allowed lateness.
  public static final String EXPIRED = "expired";

  /// Retell's answer was lost and the look-ups found nothing. If Retell reports the call later, it
  /// is re-opened.
  public static final String DISPATCH_UNKNOWN = "dispatch_unknown";

  /// Retell certainly refused the call for good.
  public static final String REFUSED = "refused";

  /// The user cancelled the call before it was placed.
  public static final String CANCELED = "canceled";

  /// The user has set how the call ended.
  public static final String BY_HAND = "by_hand";

  /// No report of the end came, and Retell could not tell it either.
  public static final String END_UNKNOWN = "end_unknown";

  /// A reason of Retell: the account is not paid.
  public static final String NO_VALID_PAYMENT = "no_valid_payment";

  /// The call ended, and no report says why.
  public static final String UNKNOWN = "unknown";

  /// Retell's reason for a call that was hung up through its API.
  private static final String HUNG_UP = "manual_stopped";

  private static final Map<String, Outcome> OUTCOMES =
      Map.ofEntries(
          Map.entry("user_hangup", Outcome.REACHED),
          Map.entry("agent_hangup", Outcome.REACHED),
          Map.entry("call_transfer", Outcome.REACHED),
          Map.entry("transfer_bridged", Outcome.REACHED),
          Map.entry("call_take_over", Outcome.REACHED),
          Map.entry("transfer_cancelled", Outcome.REACHED),
          Map.entry("inactivity", Outcome.REACHED),
          Map.entry("max_duration_reached", Outcome.REACHED),
          Map.entry(HUNG_UP, Outcome.REACHED),
          Map.entry("voicemail_reached", Outcome.NOBODY_REACHED),
          Map.entry("ivr_reached", Outcome.NOBODY_REACHED),
          Map.entry("dial_no_answer", Outcome.NOBODY_REACHED),
          Map.entry("dial_busy", Outcome.NOBODY_REACHED),
          Map.entry("user_declined", Outcome.NOBODY_REACHED),
          Map.entry("invalid_destination", Outcome.NOT_PLACED),
          Map.entry("dial_failed", Outcome.NOT_PLACED),
          Map.entry("marked_as_spam", Outcome.NOT_PLACED),
          Map.entry("telephony_provider_permission_denied", Outcome.NOT_PLACED),
          Map.entry("telephony_provider_unavailable", Outcome.NOT_PLACED),
          Map.entry("sip_routing_error", Outcome.NOT_PLACED),
          Map.entry("concurrency_limit_reached", Outcome.NOT_PLACED),
          Map.entry("no_concurrency_fallback", Outcome.NOT_PLACED),
          Map.entry("no_valid_payment", Outcome.NOT_PLACED),
          Map.entry("scam_detected", Outcome.NOT_PLACED),
          Map.entry("error_llm_websocket_open", Outcome.NOT_PLACED),
          Map.entry("error_llm_websocket_lost_connection", Outcome.NOT_PLACED),
          Map.entry("error_llm_websocket_runtime", Outcome.NOT_PLACED),
          Map.entry("error_llm_websocket_corrupt_payload", Outcome.NOT_PLACED),
          Map.entry("error_no_audio_received", Outcome.NOT_PLACED),
          Map.entry("error_asr", Outcome.NOT_PLACED),
          Map.entry("error_retell", Outcome.NOT_PLACED),
          Map.entry("error_unknown", Outcome.NOT_PLACED),
          Map.entry("error_user_not_joined", Outcome.NOT_PLACED),
          Map.entry("registered_call_timeout", Outcome.NOT_PLACED));

  private EndReason() {}

  /// The outcome that follows from a reason. An unknown reason means that somebody was reached if
  /// the call was picked up, and else that it was not placed. An error after the call was picked up
  /// means that it broke off.
  static Outcome outcome(String reason, boolean pickedUp) {
    var known = OUTCOMES.get(reason);
    if (known == null) {
      return pickedUp ? Outcome.REACHED : Outcome.NOT_PLACED;
    }
    return known == Outcome.NOT_PLACED && pickedUp ? Outcome.BROKE_OFF : known;
  }

  /// Whether our hang-up may have ended the call: Retell says so, or gives no reason. With any
  /// other reason the call has ended by itself.
  static boolean mayBeOurs(String reason) {
    return switch (reason) {
      case HUNG_UP, UNKNOWN, END_UNKNOWN -> true;
      default -> false;
    };
  }

  /// All known reasons, the engine's own first.
  public static List<String> all() {
    var own =
        Stream.of(EXPIRED, DISPATCH_UNKNOWN, REFUSED, CANCELED, BY_HAND, END_UNKNOWN, UNKNOWN);
    return Stream.concat(own, OUTCOMES.keySet().stream().sorted()).toList();
  }

  static int known() {
    return OUTCOMES.size();
  }
}
