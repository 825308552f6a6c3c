package com.callcat.chaos;

import com.callcat.chaos.Schedule.Wanted;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What became of a call: what its user is told, and how often it rang.
///
/// @param endReason null while it has not ended
/// @param endDetail what is known of a call of which nobody knows whether it rang
/// @param dueAt in epoch milliseconds, as are the rings
/// @param lookedUp a process said that it does not know whether Retell was asked, and looks it up
record CallOutcome(
    Wanted wanted,
    String callId,
    String status,
    @Nullable String endReason,
    @Nullable String endDetail,
    long dueAt,
    List<Long> rings,
    boolean lookedUp) {
  private static final Set<String> OPEN = Set.of("SCHEDULED", "IN_PROGRESS");
  private static final Pattern CLAIMED = Pattern.compile("claimed the call at (\\S+Z)");
  private static final String UNKNOWN = "dispatch_unknown";

  static CallOutcome of(Wanted wanted, JsonObject call, List<Long> rings, Set<String> lookedUp) {
    var callId = call.getString("callId");
    return new CallOutcome(
        wanted,
        callId,
        call.getString("status"),
        call.getString("endReason"),
        call.getString("endDetail"),
        call.getLong("scheduledFor"),
        rings,
        lookedUp.contains(callId));
  }

  boolean ended() {
    return !OPEN.contains(status);
  }

  boolean rang() {
    return !rings.isEmpty();
  }

  /// When the attempt began of which nobody knows; null for any other call.
  @Nullable Instant claimedAt() {
    var claimed = CLAIMED.matcher(endDetail == null ? "" : endDetail);
    return claimed.find() ? Instant.parse(claimed.group(1)) : null;
  }

  /// Nobody was rung, and nobody can know that before ten minutes are over.
  boolean beingLookedUp() {
    return !ended() && !rang() && lookedUp;
  }

  /// It was claimed by a process that died or froze before it had asked Retell: it could have rung,
  /// so it is not dialled again.
  boolean stranded() {
    return !rang() && lookedUp && wanted.callee().fate().rings();
  }

  /// Whether its end is the one that its number foretells, or the only honest one.
  boolean asForetold() {
    var fate = wanted.callee().fate();
    if (rang()) {
      return fate.rings() && status.equals(fate.status());
    }
    return switch (fate) {
      case REFUSED -> status.equals(fate.status()) && (lookedUp || "refused".equals(endReason));
      default -> lookedUp && status.equals("FAILED") && UNKNOWN.equals(endReason);
    };
  }

  long lateness() {
    return rings.getFirst() - dueAt;
  }

  @Override
  public String toString() {
    return "%s %s (%s) is %s %s after %d rings%s"
        .formatted(
            wanted.key(),
            callId,
            wanted.callee().fate(),
            status,
            endReason,
            rings.size(),
            endDetail == null ? "" : ": " + endDetail);
  }
}
