package com.callcat.users;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The canonical form in which passwords are hashed, so that a password is the same whichever
/// keyboard it is typed on. According to the profile OpaqueString of RFC 8265 §4.2.2, other kinds
/// of spaces become the ASCII space, and letters are composed (Unicode's form NFC); case and width
/// are kept. Characters that the profile does not allow are accepted unchanged.
final class PasswordForm {
  private static final Pattern OTHER_SPACE = Pattern.compile("\\p{Zs}");

  private PasswordForm() {}

  static String of(String password) {
    return Normalizer.normalize(OTHER_SPACE.matcher(password).replaceAll(" "), Form.NFC);
  }

  /// The forms in which a password may have been hashed, the canonical one first. Before this class
  /// existed, passwords were hashed as they were typed. Such hashes must stay valid if the password
  /// is typed in the same way again, or with its letters in the other of the two usual Unicode
  /// forms. The number of forms depends only on the password, so that the time to check a wrong one
  /// does not show whether the user exists. A password in ASCII has a single form.
  static Set<String> allOf(String password) {
    return new LinkedHashSet<>(
        List.of(
            of(password),
            password,
            Normalizer.normalize(password, Form.NFC),
            Normalizer.normalize(password, Form.NFD)));
  }
}
