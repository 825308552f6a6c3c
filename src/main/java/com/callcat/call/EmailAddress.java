package com.callcat.call;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// The canonical form in which e-mail addresses are stored and compared: without blanks around it,
/// in lower case, and in Unicode's form NFC, as RFC 6532 §3.1 recommends. Keyboards and file
/// systems write the same letter with one character or with two, and both must be the same address.
public final class EmailAddress {
  private EmailAddress() {}

  /// Converts an address. Converting it again changes nothing.
  public static String canonical(String address) {
    var composed = Normalizer.normalize(Blank.strip(address), Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Form.NFC);
  }
}
