package com.callcat.simulation;

/// How often what goes wrong on a day; each is a chance from 0 to 1.
///
/// @param storeFails a request to the database fails, before it is carried out or after
/// @param usersAway nobody knows what a user wishes
/// @param storeLate it takes seconds, perhaps more than anybody waits
/// @param answerLost the answer to a request for a call, of which half were carried out
/// @param refused a request for a call is refused for now
/// @param accountRefused Retell refuses the account for a part of the day
/// @param webhookLost an event of Retell never comes
/// @param webhookDoubled it comes twice
/// @param messageLost what one process tells the others
/// @param clustered the processes hear of each other at all
/// @param violence processes are killed, stopped and halted
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

  /// Nothing goes wrong but that processes die.
  static final Weather DEADLY = new Weather(0, 0, 0, 0, 0, false, 0, 0, 0, true, true);

  /// Retell never answers a request for a call.
  static final Weather SILENT = new Weather(0, 0, 0, 1, 0, false, 0, 0, 0, true, false);

  /// Nothing goes wrong but that the account is refused for a while.
  static final Weather UNPAID = new Weather(0, 0, 0, 0, 0, true, 0, 0, 0, true, false);

  /// Nothing goes wrong but that nobody ever knows what a user wishes.
  static final Weather WISHES_UNKNOWN = new Weather(0, 1, 0, 0, 0, false, 0, 0, 0, true, false);

  /// What Retell tells of a call goes wrong in some way.
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
