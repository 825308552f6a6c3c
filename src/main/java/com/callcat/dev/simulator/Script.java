package com.callcat.dev.simulator;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What happens to a call. The last four digits of the called number choose it.
enum Script {
  NO_ANSWER("0001"),
  BUSY("0002"),
  VOICEMAIL("0003"),
  DECLINED("0004"),
  /// 422; no ring.
  REFUSED("0005"),
  /// 429 twice, answered the third time.
  LIMITED_TWICE("0006"),
  /// Rings, but the request is answered 500.
  ERROR_AFTER_PLACING("0007"),
  /// Rings, but the request is never answered.
  SILENT_AFTER_PLACING("0008"),
  /// Neither rings nor answers the request.
  SILENT_WITHOUT_PLACING("0009"),
  /// Answered, but no webhook is sent.
  WEBHOOKS_LOST("0010"),
  /// Answered, and every webhook is sent twice, in any order.
  WEBHOOKS_SHUFFLED("0011"),
  /// Answered, with a talk of an hour: more than 1 MB of JSON.
  HOUR_LONG("0012"),
  /// 402 once, as if the account were not paid; answered the second time.
  UNPAID_ONCE("0013"),
  /// Answered, with a talk that goes on until it is hung up, for an hour at most.
  TALKS_ON("0014"),
  /// Answered; for every other number.
  ANSWERED("");

  private static final Map<String, Script> BY_DIGITS =
      Arrays.stream(values()).collect(Collectors.toMap(script -> script.digits, script -> script));

  private final String digits;

  Script(String digits) {
    this.digits = digits;
  }

  /// @param number in E.164
  static Script of(String number) {
    return BY_DIGITS.getOrDefault(number.substring(number.length() - 4), ANSWERED);
  }

  /// Whether a person or a machine picks up.
  boolean connects() {
    return switch (this) {
      case NO_ANSWER, BUSY, DECLINED, REFUSED, SILENT_WITHOUT_PLACING -> false;
      case VOICEMAIL,
          LIMITED_TWICE,
          ERROR_AFTER_PLACING,
          SILENT_AFTER_PLACING,
          WEBHOOKS_LOST,
          WEBHOOKS_SHUFFLED,
          HOUR_LONG,
          UNPAID_ONCE,
          TALKS_ON,
          ANSWERED ->
          true;
    };
  }

  /// Whether a person picks up.
  boolean talks() {
    return connects() && this != VOICEMAIL;
  }

  /// Retell's `disconnection_reason` if the call is not stopped.
  String reason() {
    return switch (this) {
      case NO_ANSWER -> "dial_no_answer";
      case BUSY -> "dial_busy";
      case DECLINED -> "user_declined";
      case VOICEMAIL -> "voicemail_reached";
      case REFUSED, SILENT_WITHOUT_PLACING -> "dial_failed";
      case LIMITED_TWICE,
          ERROR_AFTER_PLACING,
          SILENT_AFTER_PLACING,
          WEBHOOKS_LOST,
          WEBHOOKS_SHUFFLED,
          HOUR_LONG,
          UNPAID_ONCE,
          TALKS_ON,
          ANSWERED ->
          "agent_hangup";
    };
  }
}
