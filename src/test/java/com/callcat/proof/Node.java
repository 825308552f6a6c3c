package com.callcat.proof;

import org.jspecify.annotations.Nullable;

/// What one process remembers, all of it lost in a crash: the handler's copy of the call, the event
/// it is writing, the request it has made or is about to make, and what it is asking Retell.
///
/// @param known the handler's copy; while an event is written, the copy it was decided on
/// @param fresh nobody has written since: a conditional write on this copy will win
/// @param dialling the token of the attempt it is placing; 0 for none
/// @param sent the request of that attempt has left
/// @param overslept time has passed since it decided what it is writing: what that is due at is
///   over
/// @param asking the token it looks up, or minus the ring it follows; 0 for none
record Node(
    @Nullable Stored known,
    boolean fresh,
    @Nullable Hand hand,
    int dialling,
    boolean sent,
    boolean overslept,
    int asking) {

  static final Node IDLE = new Node(null, false, null, 0, false, false, 0);

  /// The event being written.
  ///
  /// @param next what is to be stored; null when the call is to be deleted
  record Hand(Event event, @Nullable Stored next, Landing landing) {}

  /// What has become of a write, though the node has not heard of it yet.
  enum Landing {
    UNDER_WAY,
    STORED,
    CONFLICT,
    /// The answer will not come, whether it was stored or not.
    LOST
  }

  boolean writes(Landing landing) {
    return hand != null && hand.landing() == landing;
  }

  boolean claims() {
    return hand != null && hand.event() instanceof Event.Claim;
  }

  Node knows(@Nullable Stored copy, boolean isFresh) {
    return new Node(copy, copy != null && isFresh, hand, dialling, sent, overslept, asking);
  }

  Node stale() {
    return fresh ? new Node(known, false, hand, dialling, sent, overslept, asking) : this;
  }

  Node writing(Event event, @Nullable Stored next) {
    var writing = new Hand(event, next, Landing.UNDER_WAY);
    return new Node(known, fresh, writing, dialling, sent, false, asking);
  }

  Node landed(Landing landing, boolean isFresh) {
    var landed = hand == null ? null : new Hand(hand.event(), hand.next(), landing);
    return new Node(known, isFresh, landed, dialling, sent, overslept, asking);
  }

  Node free() {
    return new Node(known, fresh, null, dialling, sent, overslept, asking);
  }

  Node dialling(int token, boolean isSent) {
    return new Node(known, fresh, hand, token, isSent, false, asking);
  }

  Node oversleeps() {
    return new Node(known, fresh, hand, dialling, sent, true, asking);
  }

  Node asking(int what) {
    return new Node(known, fresh, hand, dialling, sent, overslept, what);
  }

  /// A copy is kept only while it is worth it.
  Node tidy() {
    var keep = dialling != 0 || asking != 0 || (known != null && known.occupiesLine());
    return keep || known == null ? this : knows(null, false);
  }
}
