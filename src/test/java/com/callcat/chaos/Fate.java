package com.callcat.chaos;

/// What becomes of a call, as the simulator's table of test numbers has it.
enum Fate {
  NO_ANSWER("0001", 50, "NO_SHOW"),
  BUSY("0002", 30, "NO_SHOW"),
  VOICEMAIL("0003", 30, "NO_SHOW"),
  DECLINED("0004", 30, "NO_SHOW"),
  REFUSED("0005", 20, "FAILED"),
  LIMITED_TWICE("0006", 20, "COMPLETED"),
  ERROR_AFTER_PLACING("0007", 10, "COMPLETED"),
  SILENT_AFTER_PLACING("0008", 25, "COMPLETED"),
  SILENT_WITHOUT_PLACING("0009", 25, "FAILED"),
  WEBHOOKS_LOST("0010", 10, "COMPLETED"),
  WEBHOOKS_SHUFFLED("0011", 200, "COMPLETED"),
  HOUR_LONG("0012", 2, "COMPLETED"),
  /// Whoever none of the others is.
  ANSWERED("", 0, "COMPLETED");

  private final String digits;
  private final int perMille;
  private final String status;

  Fate(String digits, int perMille, String status) {
    this.digits = digits;
    this.perMille = perMille;
    this.status = status;
  }

  /// The last four of the number; empty for any.
  String digits() {
    return digits;
  }

  /// How many of a thousand calls have it.
  int perMille() {
    return perMille;
  }

  /// How a call ends that rang; for those that cannot ring, how it ends without.
  String status() {
    return status;
  }

  /// Whether Retell places the call, once it is asked.
  boolean rings() {
    return this != REFUSED && this != SILENT_WITHOUT_PLACING;
  }
}
