package com.callcat.call;

import com.callcat.call.Due.Purpose;
import com.callcat.call.Ending.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The next version of a call while a rule makes it. It is used for one decision and only in this
/// package; the result is the immutable call that [#done] returns.
final class Draft {
  private final Call before;
  private final List<Transition> path = new ArrayList<>();
  private CallStatus status;
  Brief brief;
  @Nullable Attempt attempt;
  @Nullable Due due;
  boolean cancelRequested;
  boolean byHand;
  @Nullable Dialled dialled;
  @Nullable Ending ending;
  @Nullable Findings findings;

  Draft(Call call) {
    before = call;
    status = call.status();
    brief = call.brief();
    attempt = call.attempt();
    due = call.due();
    cancelRequested = call.cancelRequested();
    byHand = call.byHand();
    dialled = call.dialled();
    ending = call.ending();
    findings = call.findings();
  }

  CallStatus status() {
    return status;
  }

  /// Makes a transition.
  ///
  /// @throws IllegalStateException if there is no such transition from the current status
  void move(Transition move) {
    status = move.follow(status);
    path.add(move);
  }

  /// The transitions so far.
  List<Transition> path() {
    return path;
  }

  void due(Purpose purpose, Instant at) {
    due = new Due(at, purpose);
  }

  /// Ends the call without a conversation, so that nothing is left to do.
  void end(Transition move, String reason, Outcome outcome, Instant now) {
    move(move);
    ending = new Ending(now, reason, outcome, null);
    due = null;
  }

  /// To be called only if Retell has the call.
  Dialled dialled() {
    return Objects.requireNonNull(dialled);
  }

  Facts facts() {
    return dialled().facts();
  }

  Call done(Instant now) {
    return CallBuilder.of(before)
        .version(before.version() + 1)
        .status(status)
        .brief(brief)
        .updatedAt(now)
        .attempt(attempt)
        .due(due)
        .cancelRequested(cancelRequested)
        .byHand(byHand)
        .dialled(dialled)
        .ending(ending)
        .findings(findings)
        .build();
  }
}
