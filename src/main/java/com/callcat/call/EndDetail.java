package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// Says in a sentence or two what is known of a call whose outcome nobody knows, so that its user
/// can judge whether somebody was rung.
public final class EndDetail {
  private EndDetail() {}

  /// The sentences; null unless the call ended as `dispatch_unknown`.
  public static @Nullable String of(Call call) {
    var ending = call.ending();
    var attempt = call.attempt();
    if (ending == null || attempt == null || !ending.reason().equals(EndReason.DISPATCH_UNKNOWN)) {
      return null;
    }
    return "Attempt %d claimed the call at %s. %s %s"
        .formatted(
            attempt.number(),
            attempt.claimedAt(),
            attempt.sent()
                ? "The request was sent, and its answer was lost."
                : "Its process fell silent before it told whether the request was sent.",
            lookUps(attempt.lookUps()));
  }

  private static String lookUps(int times) {
    return switch (times) {
      case 0 -> "Retell answered no look-up.";
      case 1 -> "Retell answered 1 look-up, and showed no such call.";
      default -> "Retell answered %d look-ups, and showed no such call.".formatted(times);
    };
  }
}
