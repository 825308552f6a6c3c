package com.callcat.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// The callees' numbers: the shares of the mix are exact, the order is by chance.
final class CalleeNumbers {
  /// Any of them and the caller's, not within another word or number.
  static final Pattern ANY = Pattern.compile("(?<![0-9a-zA-Z])\\+?1?(555\\d{7}|4155550142)\\b");

  /// 976 is the exchange of services that charge, which nobody may have called.
  private static final int FIRST_EXCHANGE = 200;

  private static final int FIRST_OF_SERVICES = 976;

  private final Random random;

  CalleeNumbers(Random random) {
    this.random = random;
  }

  /// Somebody to be called.
  record Callee(String number, Fate fate) {}

  /// @param lookUps whether those are among them that are only settled by ten minutes of look-ups
  List<Callee> mix(int calls, boolean lookUps) {
    var callees = new ArrayList<Callee>();
    for (var fate : Fate.values()) {
      var share = Math.ceilDiv(calls * fate.perMille(), 1000);
      var dealt =
          fate == Fate.SILENT_WITHOUT_PLACING && !lookUps ? Fate.SILENT_AFTER_PLACING : fate;
      Collections.nCopies(share, dealt).forEach(each -> callees.add(callee(each)));
    }
    while (callees.size() < calls) {
      callees.add(callee(Fate.ANSWERED));
    }
    Collections.shuffle(callees, random);
    return callees;
  }

  Callee callee(Fate fate) {
    var exchange = random.nextInt(FIRST_EXCHANGE, FIRST_OF_SERVICES);
    var line = fate.digits().isEmpty() ? "" + random.nextInt(1000, 10_000) : fate.digits();
    return new Callee("+1555" + exchange + line, fate);
  }
}
