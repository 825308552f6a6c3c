package com.callcat.analysis;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/// Expands contractions such as "I'll", so that a rule need only know the full form.
final class Contractions {
  private static final Pattern WONT = Pattern.compile("\\bwon't\\b", CASE_INSENSITIVE);
  private static final Pattern WILL = Pattern.compile("(?<=\\p{L})'ll\\b", CASE_INSENSITIVE);
  private static final Pattern AM_GOING =
      Pattern.compile("(?<=\\bI)'m (?=going to|gonna)", CASE_INSENSITIVE);
  private static final Pattern ARE_GOING =
      Pattern.compile("(?<=\\p{L})'re (?=going to|gonna)", CASE_INSENSITIVE);
  private static final Pattern GONNA = Pattern.compile("\\bgonna\\b", CASE_INSENSITIVE);

  private Contractions() {}

  static String expand(String sentence) {
    var expanded = WONT.matcher(sentence).replaceAll("will not");
    expanded = WILL.matcher(expanded).replaceAll(" will");
    expanded = AM_GOING.matcher(expanded).replaceAll(" am ");
    expanded = ARE_GOING.matcher(expanded).replaceAll(" are ");
    return GONNA.matcher(expanded).replaceAll("going to");
  }
}
