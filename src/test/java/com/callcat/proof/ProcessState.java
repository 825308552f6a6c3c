package com.callcat.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one process remembers, all of it lost in a crash: the handler's copy of the call, the event
/// it is writing, the request it has made or is about to make, and what it is asking Retell.
///
/// @param known the handler's copy; while an event is written, the copy it was decided on
/// @param fresh nobody has written since: a conditional write on this copy will win
/// @param early its copy was overtaken before what that is due at had come
/// @param connection to Retell, on which the request is to be sent
/// @param dialling the token of the attempt it is placing; 0 for none
/// @param sent the request of that attempt has left
/// @param overslept time has passed since it decided what it is writing: what that is due at is
///   over
/// @param asking the token it looks up, or minus the ring it follows; 0 for none
/// @param soFar how many look-ups had found nothing when that began
record ProcessState(
    @Nullable Stored known,
    boolean fresh,
    boolean early,
    @Nullable Hand hand,
    Connection connection,
    int dialling,
    boolean sent,
    boolean overslept,
    int asking,
    int soFar) {

  static final ProcessState IDLE =
      new ProcessState(null, false, false, null, Connection.NONE, 0, false, false, 0, 0);

  /// The event being written.
  ///
  /// @param next what is to be stored; null when the call is to be deleted
  record Hand(Event event, @Nullable Stored next, Landing landing) {}

  enum Connection {
    NONE,
    /// It is being opened, or there is no room for it yet.
    AWAITED,
    READY,
    /// The lease of the claim is over: the client sends nothing any more.
    TOO_OLD
  }

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

  ProcessState knows(@Nullable Stored copy, boolean isFresh) {
    var known = copy != null && isFresh;
    var stillEarly = copy != null && !isFresh && early;
    return new ProcessState(
        copy, known, stillEarly, hand, connection, dialling, sent, overslept, asking, soFar);
  }

  /// Somebody has written.
  ///
  /// @param wasDue what was stored before
  ProcessState stale(boolean wasDue) {
    return fresh
        ? new ProcessState(
            known, false, !wasDue, hand, connection, dialling, sent, overslept, asking, soFar)
        : this;
  }

  ProcessState writing(Event event, @Nullable Stored next) {
    var writing = new Hand(event, next, Landing.UNDER_WAY);
    return new ProcessState(
        known, fresh, early, writing, connection, dialling, sent, false, asking, soFar);
  }

  ProcessState landed(Landing landing, boolean isFresh) {
    var landed = hand == null ? null : new Hand(hand.event(), hand.next(), landing);
    return new ProcessState(
        known, isFresh, early, landed, connection, dialling, sent, overslept, asking, soFar);
  }

  ProcessState free() {
    return new ProcessState(
        known, fresh, early, null, connection, dialling, sent, overslept, asking, soFar);
  }

  ProcessState dialling(int token, boolean isSent) {
    var used = connection != Connection.AWAITED && (token == 0 || isSent);
    var left = used ? Connection.NONE : connection;
    return new ProcessState(known, fresh, early, hand, left, token, isSent, false, asking, soFar);
  }

  ProcessState connection(Connection next) {
    return new ProcessState(
        known, fresh, early, hand, next, dialling, sent, overslept, asking, soFar);
  }

  ProcessState oversleeps() {
    return new ProcessState(
        known, fresh, early, hand, connection, dialling, sent, true, asking, soFar);
  }

  /// Time has passed: whatever it knows of is due.
  ProcessState later() {
    return new ProcessState(
        known, fresh, false, hand, connection, dialling, sent, overslept, asking, soFar);
  }

  ProcessState asking(int what, int found) {
    return new ProcessState(
        known, fresh, early, hand, connection, dialling, sent, overslept, what, found);
  }

  /// A copy is kept only while it is worth it.
  ProcessState tidy() {
    var busy = dialling != 0 || connection != Connection.NONE;
    var keep = busy || asking != 0 || (known != null && known.occupiesLine());
    return keep || known == null ? this : knows(null, false);
  }

  /// All but the copy and the event in one number: see [Stored].
  private int packed() {
    var flags = (fresh ? 1 : 0) | (early ? 2 : 0) | (sent ? 4 : 0) | (overslept ? 8 : 0);
    return flags | Stored.nth(connection) << 4 | dialling << 8 | soFar << 16 | asking << 24;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ProcessState node
            && packed() == node.packed()
            && Objects.equals(known, node.known)
            && Objects.equals(hand, node.hand));
  }

  @Override
  public int hashCode() {
    var memory = Objects.hashCode(known) * 31 + Objects.hashCode(hand);
    return (memory ^ packed()) * 0x9E3779B1;
  }
}
