package com.callcat.call;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// The one form in which e-mail addresses are stored and compared: without blanks around it, in
/// lower case, and in Unicode's form NFC, which RFC 6532 §3.1 asks for. Keyboards and file systems
/// write the same letter in one character or in two, and it must be the same address.
public final class EmailAddress {
  private EmailAddress() {}

  /// Applied to its own result, it changes nothing.
  public static String canonical(String address) {
    var composed = Normalizer.normalize(Blank.strip(address), Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Form.NFC);
  }
}
