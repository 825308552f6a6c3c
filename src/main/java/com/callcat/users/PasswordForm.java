package com.callcat.users;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The one form in which passwords are hashed, so that a password is the same on every keyboard:
/// the profile OpaqueString of RFC 8265 §4.2.2 maps the other spaces to the ASCII one and composes
/// letters (Unicode's form NFC); case and width count. Characters that the profile disallows are
/// taken as they are.
final class PasswordForm {
  private static final Pattern OTHER_SPACE = Pattern.compile("\\p{Zs}");

  private PasswordForm() {}

  static String of(String password) {
    return Normalizer.normalize(OTHER_SPACE.matcher(password).replaceAll(" "), Form.NFC);
  }

  /// The forms in which a password may have been hashed, the right one first. Until this class was
  /// there a password was hashed as it was typed, and such hashes stay good: typed the same way
  /// again, or with its letters in the other of the two usual forms. How many there are depends on
  /// the password alone, so that the time of a wrong one does not tell whether its user exists; of
  /// one in ASCII there is one.
  static Set<String> allOf(String password) {
    return new LinkedHashSet<>(
        List.of(
            of(password),
            password,
            Normalizer.normalize(password, Form.NFC),
            Normalizer.normalize(password, Form.NFD)));
  }
}
