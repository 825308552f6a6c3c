package com.callcat.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Builds a [Call] field by field, each by its name, so that no two of one type can be swapped. The
/// only place that calls its constructor.
public final class CallBuilder {
  private final CallKey key;
  private final Instant createdAt;
  private CallStatus status;
  private Brief brief;
  private long version = 1;
  private Instant updatedAt;
  private @Nullable Attempt attempt;
  private @Nullable Due due;
  private boolean cancelRequested;
  private boolean byHand;
  private @Nullable Dialled dialled;
  private @Nullable Ending ending;
  private @Nullable Findings findings;

  /// Begins with the first version of a call, without anything else.
  public CallBuilder(CallKey key, CallStatus status, Brief brief, Instant createdAt) {
    this.key = key;
    this.status = status;
    this.brief = brief;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /// A copy of a call, to be changed.
  public static CallBuilder of(Call call) {
    return new CallBuilder(call.key(), call.status(), call.brief(), call.createdAt())
        .version(call.version())
        .updatedAt(call.updatedAt())
        .attempt(call.attempt())
        .due(call.due())
        .cancelRequested(call.cancelRequested())
        .byHand(call.byHand())
        .dialled(call.dialled())
        .ending(call.ending())
        .findings(call.findings());
  }

  public CallBuilder status(CallStatus value) {
    status = value;
    return this;
  }

  public CallBuilder brief(Brief value) {
    brief = value;
    return this;
  }

  public CallBuilder version(long value) {
    version = value;
    return this;
  }

  public CallBuilder updatedAt(Instant value) {
    updatedAt = value;
    return this;
  }

  public CallBuilder attempt(@Nullable Attempt value) {
    attempt = value;
    return this;
  }

  public CallBuilder due(@Nullable Due value) {
    due = value;
    return this;
  }

  public CallBuilder cancelRequested(boolean value) {
    cancelRequested = value;
    return this;
  }

  public CallBuilder byHand(boolean value) {
    byHand = value;
    return this;
  }

  public CallBuilder dialled(@Nullable Dialled value) {
    dialled = value;
    return this;
  }

  public CallBuilder ending(@Nullable Ending value) {
    ending = value;
    return this;
  }

  public CallBuilder findings(@Nullable Findings value) {
    findings = value;
    return this;
  }

  public Call build() {
    return new Call(
        key,
        version,
        status,
        brief,
        createdAt,
        updatedAt,
        attempt,
        due,
        cancelRequested,
        byHand,
        dialled,
        ending,
        findings);
  }
}
