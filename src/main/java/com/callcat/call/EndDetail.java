package com.callcat.call;

import org.jspecify.annotations.Nullable;

/// Describes in a sentence or two what is known about a call whose outcome is unknown, so that its
/// user can judge whether somebody was rung.
public final class EndDetail {
  private EndDetail() {}

  /// The description; null unless the call has ended as `dispatch_unknown`.
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
