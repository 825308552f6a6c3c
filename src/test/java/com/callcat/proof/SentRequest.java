package com.callcat.proof;

import com.callcat.call.ProviderReport.Stage;
import org.jspecify.annotations.Nullable;

/// A request to place a call that was sent to Retell, and its state there.
///
/// @param mail a bit for each stage whose webhook is not delivered yet
/// @param told whether a webhook of it was answered 2xx, so that Retell assumes that it is stored
record SentRequest(int token, Fate fate, int mail, boolean told) {

  /// How far Retell has come with it.
  enum Fate {
    UNDER_WAY,
    /// Lost before Retell had it.
    DROPPED,
    REFUSED_FOR_NOW,
    REFUSED_FOR_GOOD,
    RINGING,
    /// The call has ended, and Retell's reports have everything about it.
    ENDED,
    /// The call has ended because we hung up.
    HUNG_UP;

    boolean over() {
      return stage() == Stage.ANALYZED;
    }

    boolean placed() {
      return stage() != null;
    }

    /// The stage in Retell's reports; null if Retell does not have the call.
    @Nullable Stage stage() {
      return switch (this) {
        case UNDER_WAY, DROPPED, REFUSED_FOR_NOW, REFUSED_FOR_GOOD -> null;
        case RINGING -> Stage.STARTED;
        case ENDED, HUNG_UP -> Stage.ANALYZED;
      };
    }
  }

  static SentRequest sent(int token) {
    return new SentRequest(token, Fate.UNDER_WAY, 0, false);
  }

  /// Whether it has rung somebody, or may still do so.
  boolean mayRing() {
    return fate == Fate.UNDER_WAY || fate.placed();
  }

  /// The request in its next state, with the webhook that Retell sends then.
  SentRequest to(Fate next) {
    var stage = next.stage();
    return new SentRequest(token, next, stage == null ? mail : mail | Stored.bit(stage), told);
  }

  boolean mails(Stage stage) {
    return (mail & Stored.bit(stage)) != 0;
  }

  SentRequest taken(Stage stage) {
    return new SentRequest(token, fate, mail & ~Stored.bit(stage), told);
  }

  SentRequest again(Stage stage) {
    return new SentRequest(token, fate, mail | Stored.bit(stage), told);
  }

  SentRequest believed() {
    return new SentRequest(token, fate, mail, true);
  }

  /// All fields in one number: see [Stored].
  private int packed() {
    return token << 16 | Stored.nth(fate) << 8 | mail << 1 | (told ? 1 : 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof SentRequest request && packed() == request.packed());
  }

  @Override
  public int hashCode() {
    return packed() * 0x9E3779B1;
  }
}
