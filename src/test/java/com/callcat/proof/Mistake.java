package com.callcat.proof;

/// Mistakes that somebody might make. The checker must find each of them; else it would prove
/// nothing.
enum Mistake {
  NONE,
  /// A claim is written without a condition.
  CLAIM_BY_A_PLAIN_WRITE,
  /// A claim is decided on what an eventually consistent index shows.
  TRUST_THE_INDEX,
  /// A claim is written while there is no connection to send the request on.
  CLAIM_BEFORE_CONNECTING,
  /// The request is sent while the claim is being written.
  SEND_BEFORE_THE_CLAIM,
  /// A request that timed out is sent again.
  RETRY_THE_REQUEST,
  /// A process that sees a lease run out dials.
  TAKE_OVER_BY_DIALLING,
  /// A call that no look-up has found is dialled again although its user does not want that.
  DIAL_WHAT_WAS_NOT_FOUND,
  /// A call that its user wants dialled again is dialled as soon as its answer is lost.
  REDIAL_WITHOUT_LOOK_UPS,
  /// A webhook for a call that no attempt holds is dropped.
  DROP_THE_WEBHOOK,
  /// A lease never runs out.
  HOLD_FOR_EVER,
  /// A cancel that comes while dialling is confirmed, but not stored.
  FORGET_THE_CANCEL,
  /// A cancelled call is CANCELED even if our hang-up has not ended it.
  TAKE_ANY_END_FOR_OURS
}
