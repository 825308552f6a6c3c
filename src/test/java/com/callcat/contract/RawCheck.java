package com.callcat.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// Checks what comes of a [RawRequest]: a refusal in our form or nothing, and nobody's secrets.
final class RawCheck {
  private static final JsonPointer PROBLEM = JsonPointer.compile("/components/schemas/Problem");
  private static final Pattern END_OF_HEAD = Pattern.compile("\r\n\r\n");

  private RawCheck() {}

  /// What is wrong; empty when nothing is.
  static Optional<String> of(RawRequest request, URI server, Tally tally) {
    try {
      var answers = request.sendTo(server);
      var statuses = RawRequest.statuses(answers);
      statuses.forEach(status -> tally.count("(raw)", true, status));
      if (statuses.isEmpty()) {
        tally.count("(raw)", true, RawRequest.NO_ANSWER);
        assertThat(request.expected()).contains(RawRequest.NO_ANSWER);
        assertThat(answers).isEmpty();
      }
      assertThat(request.expected()).as("answered %s", answers).containsAll(statuses);
      checkLast(answers);
      return Optional.empty();
    } catch (IOException | AssertionError failure) {
      return Optional.of(request + ": " + failure);
    }
  }

  private static void checkLast(String answers) {
    var parts = END_OF_HEAD.split(answers, -1);
    if (answers.contains("application/problem+json")) {
      Leaks.expectNone(answers);
      var last = Contract.json(parts[parts.length - 1]);
      assertThat(OpenApi.CONTRACT.faults(PROBLEM, last)).as(answers).isEmpty();
    }
  }
}
