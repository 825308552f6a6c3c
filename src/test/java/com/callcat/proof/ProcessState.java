package com.callcat.proof;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The memory of one process, which is lost in a crash: the handler's copy of the call, the event
/// that it is writing, the request to place the call, and the look-up at Retell.
///
/// @param known the handler's copy; while an event is written, the copy it was decided on
/// @param fresh whether the copy is up to date, so that a conditional write on it succeeds
/// @param early whether another write has made the copy old before the copy's due time
/// @param connection the connection to Retell on which the request is to be sent
/// @param dialling the token of its own attempt; 0 for none
/// @param sent whether the request of that attempt was sent
/// @param overslept whether so much time has passed since it decided the event that the due time in
///   it is over
/// @param asking the token that it looks up, or the negative number of the ring that it follows; 0
///   for none
/// @param soFar how many look-ups had found nothing when this one began
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
  /// @param next the record to store; null to delete the call
  record Hand(Event event, @Nullable Stored next, Landing landing) {}

  enum Connection {
    NONE,
    /// It is being opened, or has to wait because too many are open.
    AWAITED,
    READY,
    /// The lease of the claim is over, so the client does not send the request any more.
    TOO_OLD
  }

  /// The outcome of a write of which the process has not heard yet.
  enum Landing {
    UNDER_WAY,
    STORED,
    CONFLICT,
    /// The answer is lost, whether the write was stored or not.
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

  /// The memory after another write has made the copy old.
  ///
  /// @param wasDue whether the record before that write was due
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

  /// The memory after time has passed: everything that it knows is due.
  ProcessState later() {
    return new ProcessState(
        known, fresh, false, hand, connection, dialling, sent, overslept, asking, soFar);
  }

  ProcessState asking(int what, int found) {
    return new ProcessState(
        known, fresh, early, hand, connection, dialling, sent, overslept, what, found);
  }

  /// Drops the copy if it is not needed any more.
  ProcessState tidy() {
    var busy = dialling != 0 || connection != Connection.NONE;
    var keep = busy || asking != 0 || (known != null && known.occupiesLine());
    return keep || known == null ? this : knows(null, false);
  }

  /// All fields except the copy and the event in one number: see [Stored].
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
