package com.callcat.simulation;

/// The faults of a day; numbers are probabilities from 0 to 1.
///
/// @param storeFails a request to the database fails, before or after it is executed
/// @param usersAway a user's preferences cannot be read
/// @param storeLate a request to the database takes seconds, perhaps longer than its timeout
/// @param answerLost the answer to a request to place a call is lost; half of these requests were
///   executed
/// @param refused a request to place a call is refused for now
/// @param accountRefused whether Retell refuses the account for a part of the day
/// @param webhookLost a webhook is lost
/// @param webhookDoubled a webhook comes twice
/// @param messageLost a message between processes is lost
/// @param clustered whether the processes can send each other messages at all
/// @param violence whether processes are killed, stopped and halted
record Weather(
    double storeFails,
    double usersAway,
    double storeLate,
    double answerLost,
    double refused,
    boolean accountRefused,
    double webhookLost,
    double webhookDoubled,
    double messageLost,
    boolean clustered,
    boolean violence) {

  /// Nothing goes wrong.
  static final Weather CALM = new Weather(0, 0, 0, 0, 0, false, 0, 0, 0, true, false);

  /// The only faults are processes that die.
  static final Weather DEADLY = new Weather(0, 0, 0, 0, 0, false, 0, 0, 0, true, true);

  /// Retell never answers a request to place a call.
  static final Weather SILENT = new Weather(0, 0, 0, 1, 0, false, 0, 0, 0, true, false);

  /// The only fault is that the account is refused for a while.
  static final Weather UNPAID = new Weather(0, 0, 0, 0, 0, true, 0, 0, 0, true, false);

  /// The only fault is that users' preferences can never be read.
  static final Weather WISHES_UNKNOWN = new Weather(0, 1, 0, 0, 0, false, 0, 0, 0, true, false);

  /// Whether webhooks may be lost or doubled.
  boolean webhooksGoWrong() {
    return webhookLost > 0 || webhookDoubled > 0;
  }

  static Weather of(Luck luck) {
    return new Weather(
        luck.upTo(10) / 100.0,
        luck.upTo(10) / 100.0,
        luck.upTo(5) / 100.0,
        luck.upTo(20) / 100.0,
        luck.upTo(20) / 100.0,
        luck.has(0.3),
        luck.upTo(30) / 100.0,
        luck.upTo(40) / 100.0,
        luck.upTo(30) / 100.0,
        luck.has(0.7),
        luck.has(0.8));
  }
}
