package com.callcat.proof;

/// What somebody might build instead. Each must be found, or the checker proves nothing.
enum Mistake {
  NONE,
  /// A claim writes over whatever is stored.
  CLAIM_BY_A_PLAIN_WRITE,
  /// A claim goes by what an eventually consistent index says.
  TRUST_THE_INDEX,
  /// A claim is written while there is no connection to send the request on.
  CLAIM_BEFORE_CONNECTING,
  /// The request leaves while the claim is being written.
  SEND_BEFORE_THE_CLAIM,
  /// A request that timed out is sent again.
  RETRY_THE_REQUEST,
  /// Whoever sees a lease run out dials.
  TAKE_OVER_BY_DIALLING,
  /// A call that the look-ups did not find is dialled again.
  DIAL_WHAT_WAS_NOT_FOUND,
  /// A call that its user wants dialled again is dialled as soon as its answer is lost.
  REDIAL_WITHOUT_LOOK_UPS,
  /// A webhook for a call that no attempt holds is thrown away.
  DROP_THE_WEBHOOK,
  /// A lease never runs out.
  HOLD_FOR_EVER,
  /// A cancel that comes while dialling is accepted, and not remembered.
  FORGET_THE_CANCEL,
  /// A call that was cancelled is CANCELED, whoever hung up.
  TAKE_ANY_END_FOR_OURS
}
