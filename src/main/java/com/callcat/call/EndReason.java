package com.callcat.call;

import com.callcat.call.Ending.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the reasons for an end mean: the 34 `disconnection_reason`s of Retell (retell/contract.md
/// §2), and the engine's own.
public final class EndReason {

  /// Not dialled within the allowed lateness.
  public static final String EXPIRED = "expired";

  /// The answer was lost and the look-ups found nothing. The one end that can be re-opened.
  public static final String DISPATCH_UNKNOWN = "dispatch_unknown";

  /// Retell surely refused it, for good.
  public static final String REFUSED = "refused";

  /// Its user cancelled before it was placed.
  public static final String CANCELED = "canceled";

  /// Its user said how it ended.
  public static final String BY_HAND = "by_hand";

  /// Its end never came, and Retell could not say either.
  public static final String END_UNKNOWN = "end_unknown";

  /// Retell's: the account is not paid.
  public static final String NO_VALID_PAYMENT = "no_valid_payment";

  /// It ended, and nobody said why.
  public static final String UNKNOWN = "unknown";

  /// Retell's word for a call that was hung up through its API.
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

  /// Whether somebody was reached. A reason we do not know counts as reached if the call was picked
  /// up, and as not placed otherwise. Whatever broke after it was picked up has reached somebody.
  static Outcome outcome(String reason, boolean pickedUp) {
    var known = OUTCOMES.get(reason);
    if (known == null) {
      return pickedUp ? Outcome.REACHED : Outcome.NOT_PLACED;
    }
    return known == Outcome.NOT_PLACED && pickedUp ? Outcome.BROKE_OFF : known;
  }

  /// Whether our own hang-up may be what ended a call: Retell says so, or has not said anything
  /// else. Retell can only hang up a call that was picked up, and an end that it names otherwise
  /// would have come without us.
  static boolean mayBeOurs(String reason) {
    return switch (reason) {
      case HUNG_UP, UNKNOWN, END_UNKNOWN -> true;
      default -> false;
    };
  }

  /// Every reason that is known, the engine's own ones first.
  public static List<String> all() {
    var own =
        Stream.of(EXPIRED, DISPATCH_UNKNOWN, REFUSED, CANCELED, BY_HAND, END_UNKNOWN, UNKNOWN);
    return Stream.concat(own, OUTCOMES.keySet().stream().sorted()).toList();
  }

  static int known() {
    return OUTCOMES.size();
  }
}
