package com.callcat.faults;

import io.vertx.core.json.JsonObject;

/// What must become of a call.
///
/// @param wanted what was asked for
record Foretold(String callId, JsonObject wanted, String status, String reason, int rings) {

  /// By its number, as the simulator does with it.
  static Foretold byNumber(String callId, JsonObject wanted) {
    var number = wanted.getString("phoneNumber");
    return switch (number.substring(number.length() - 4)) {
      case "0001" -> new Foretold(callId, wanted, "NO_SHOW", "dial_no_answer", 1);
      case "0003" -> new Foretold(callId, wanted, "NO_SHOW", "voicemail_reached", 1);
      case "0005" -> new Foretold(callId, wanted, "FAILED", "refused", 0);
      case "0009" -> new Foretold(callId, wanted, "FAILED", "dispatch_unknown", 0);
      default -> new Foretold(callId, wanted, "COMPLETED", "agent_hangup", 1);
    };
  }

  Foretold ending(String otherStatus, String otherReason) {
    return new Foretold(callId, wanted, otherStatus, otherReason, rings);
  }

  Foretold neverRinging() {
    return new Foretold(callId, wanted, status, reason, 0);
  }
}
