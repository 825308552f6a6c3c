package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// What no refusal may say: how the program is made, and whose number was sent.
final class Leaks {
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\b(?:com|io|java|org|software|netty)\\.[a-z]+\\.|Exception|\\bat [a-z]+\\.|\\.java\\b"
              + "|callcat-(?!api)|-calls-index|\\bSELECT\\b|\\bINSERT\\b|\\bUPDATE\\b|refresh_tokens"
              + "|password_hash|DynamoDb|PostgreSQL|vertx",
          Pattern.CASE_INSENSITIVE);

  private Leaks() {}

  static void expectNone(String text) {
    assertThat(INSIDES.matcher(text).find()).as("insides in %s", text).isFalse();
    expectNoNumber(text);
  }

  static void expectNoNumber(String text) {
    assertThat(FuzzNumbers.ANY.matcher(text).find()).as("a number in %s", text).isFalse();
  }
}
