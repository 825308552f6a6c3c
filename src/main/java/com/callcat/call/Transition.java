package com.callcat.call;

import static com.callcat.call.CallStatus.CANCELED;
import static com.callcat.call.CallStatus.COMPLETED;
import static com.callcat.call.CallStatus.FAILED;
import static com.callcat.call.CallStatus.IN_PROGRESS;
import static com.callcat.call.CallStatus.NO_SHOW;
import static com.callcat.call.CallStatus.SCHEDULED;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All transitions of a call's status. A [Draft] can change the status only by one of them. The
/// state diagram in the README is generated from this table.
public enum Transition {
  CREATED(null, SCHEDULED, "created"),
  CHANGED(SCHEDULED, SCHEDULED, "edited, rescheduled"),
  DELETED(SCHEDULED, null, "deleted"),
  CANCELED_IN_TIME(SCHEDULED, CANCELED, "cancelled"),
  CANCEL_REMEMBERED(SCHEDULED, SCHEDULED, "cancelled while dialled, remembered"),
  CLAIMED(SCHEDULED, SCHEDULED, "an attempt holds it"),
  ANSWER_LOST(SCHEDULED, SCHEDULED, "answer lost, looked up"),
  REFUSED_FOR_NOW(SCHEDULED, SCHEDULED, "refused for now, due later"),
  REFUSED_FOR_GOOD(SCHEDULED, FAILED, "refused for good"),
  EXPIRED(SCHEDULED, FAILED, "too late (expired)"),
  NEVER_FOUND(SCHEDULED, FAILED, "answer lost, never found (dispatch_unknown)"),
  CANCELED_UNPLACED(SCHEDULED, CANCELED, "cancelled while dialled, and not placed"),
  REDIALLED(SCHEDULED, SCHEDULED, "answer lost, never found, dialled again (ifUnknown)"),
  TAKEN(SCHEDULED, IN_PROGRESS, "Retell has it"),
  REOPENED(FAILED, IN_PROGRESS, "dispatch_unknown, and Retell has it after all"),
  REOPENED_CANCELED(CANCELED, IN_PROGRESS, "cancelled, never found, and Retell has it after all"),
  TAKEN_BY_HAND(SCHEDULED, IN_PROGRESS, "taken in hand by its user"),
  HANDED_COMPLETED(IN_PROGRESS, COMPLETED, "by hand, completed"),
  HANDED_NO_SHOW(IN_PROGRESS, NO_SHOW, "by hand, no show"),
  HANDED_FAILED(IN_PROGRESS, FAILED, "by hand, failed"),
  HANDED_CANCELED(IN_PROGRESS, CANCELED, "by hand, cancelled"),
  HANG_UP_ASKED(IN_PROGRESS, IN_PROGRESS, "cancelled, Retell is told to hang up"),
  FOLLOWED(IN_PROGRESS, IN_PROGRESS, "news from Retell"),
  REACHED(IN_PROGRESS, COMPLETED, "ended, somebody was reached"),
  NOBODY_REACHED(IN_PROGRESS, NO_SHOW, "ended, nobody was reached"),
  BROKE(IN_PROGRESS, FAILED, "ended, not placed or broke"),
  HUNG_UP(IN_PROGRESS, CANCELED, "ended after its user cancelled"),
  END_NEVER_CAME(IN_PROGRESS, FAILED, "its end never came (end_unknown)"),
  COMPLETED_TO_NO_SHOW(COMPLETED, NO_SHOW),
  COMPLETED_TO_FAILED(COMPLETED, FAILED),
  COMPLETED_TO_CANCELED(COMPLETED, CANCELED),
  NO_SHOW_TO_COMPLETED(NO_SHOW, COMPLETED),
  NO_SHOW_TO_FAILED(NO_SHOW, FAILED),
  NO_SHOW_TO_CANCELED(NO_SHOW, CANCELED),
  FAILED_TO_COMPLETED(FAILED, COMPLETED),
  FAILED_TO_NO_SHOW(FAILED, NO_SHOW),
  FAILED_TO_CANCELED(FAILED, CANCELED),
  CANCELED_TO_COMPLETED(CANCELED, COMPLETED),
  CANCELED_TO_NO_SHOW(CANCELED, NO_SHOW),
  CANCELED_TO_FAILED(CANCELED, FAILED),
  ENRICHED(COMPLETED, COMPLETED, "more is known, such as the analysis"),
  ANALYSIS_AWAITED(COMPLETED, COMPLETED, "analysis looked up, not there"),
  REPEATED(COMPLETED, COMPLETED, "the same again, or older");

  private final @Nullable CallStatus from;
  private final @Nullable CallStatus to;
  private final String what;
  private final boolean correction;

  Transition(@Nullable CallStatus from, @Nullable CallStatus to, String what) {
    this.from = from;
    this.to = to;
    this.what = what;
    this.correction = false;
  }

  /// A correction of a call that has ended, when a report shows that it ended otherwise.
  Transition(CallStatus from, CallStatus to) {
    this.from = from;
    this.to = to;
    this.what = "known better";
    this.correction = true;
  }

  /// The status after this transition. The transitions that the diagram shows from COMPLETED to
  /// itself apply to every ended call, and leave its status as it is.
  ///
  /// @throws IllegalStateException if the transition is not possible from that status
  CallStatus follow(CallStatus start) {
    if (from == COMPLETED && to == COMPLETED && start.ended()) {
      return start;
    }
    if (from != start || to == null) {
      throw new IllegalStateException("no " + this + " from " + start);
    }
    return to;
  }

  /// The transition from one end to another.
  static Transition corrected(CallStatus from, CallStatus to) {
    return Stream.of(values())
        .filter(move -> move.correction && move.from == from && move.to == to)
        .findFirst()
        .orElseThrow();
  }

  /// The status before; null if the call does not exist yet.
  public @Nullable CallStatus from() {
    return from;
  }

  /// The status after; null if the call is deleted.
  public @Nullable CallStatus to() {
    return to;
  }

  /// The table as a Mermaid state diagram. Transitions of every ended call are drawn at COMPLETED.
  public static String diagram() {
    return Stream.of(values())
        .map(t -> "    " + name(t.from) + " --> " + name(t.to) + ": " + t.what)
        .collect(Collectors.joining("\n", "stateDiagram-v2\n", "\n"));
  }

  private static String name(@Nullable CallStatus status) {
    return status == null ? "[*]" : status.name();
  }
}
